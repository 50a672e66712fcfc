/// How things are said.
@NullMarked
package io.saletrail.settings.insight.timeline;

import org.jspecify.annotations.NullMarked;
