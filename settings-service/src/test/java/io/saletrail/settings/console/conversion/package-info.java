/// Tests of the pages of conversions.
@NullMarked
package io.saletrail.settings.console.conversion;

import org.jspecify.annotations.NullMarked;
