/// A merchant's sales day by day, for the chart.
///
/// Reading order: [TrendSpan], [TrendQuery], [Trend].
@NullMarked
package io.saletrail.settings.insight.trend;

import org.jspecify.annotations.NullMarked;
