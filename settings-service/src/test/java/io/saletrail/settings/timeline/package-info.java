/// How things are said.
@NullMarked
package io.saletrail.settings.timeline;

import org.jspecify.annotations.NullMarked;
