/// Tests of the comparison of shadow mode with an export.
@NullMarked
package io.saletrail.settings.insight.shadow;

import org.jspecify.annotations.NullMarked;
