/// Charts, rendered as SVG by the server: no script, no inline style, and the same numbers in a
/// table.
///
/// Reading order: [SalesChart], [ChartSeries], [SaleOutcome].
@NullMarked
package io.saletrail.settings.console.chart;

import org.jspecify.annotations.NullMarked;
