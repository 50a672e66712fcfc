/// Tests of sales day by day.
@NullMarked
package io.saletrail.settings.trend;

import org.jspecify.annotations.NullMarked;
