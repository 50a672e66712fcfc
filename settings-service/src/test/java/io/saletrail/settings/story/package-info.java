/// How things are said.
@NullMarked
package io.saletrail.settings.story;

import org.jspecify.annotations.NullMarked;
