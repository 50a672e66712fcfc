/// What shadow mode holds, beside an export.
@NullMarked
package io.saletrail.settings.insight.shadow;

import org.jspecify.annotations.NullMarked;
