/// Tests of sales by day.
@NullMarked
package io.saletrail.settings.insight.trend;

import org.jspecify.annotations.NullMarked;
