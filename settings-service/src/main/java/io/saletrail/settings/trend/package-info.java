/// A merchant's sales day by day, for whoever would rather look than read.
///
/// Reading order: [TrendSpan] (which days), [TrendQuery], [Trend].
@NullMarked
package io.saletrail.settings.trend;

import org.jspecify.annotations.NullMarked;
