/// Tests of sales day by day.
@NullMarked
package io.saletrail.settings.insight.trend;

import org.jspecify.annotations.NullMarked;
