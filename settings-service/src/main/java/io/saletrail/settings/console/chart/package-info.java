/// Pictures of numbers, drawn as SVG by the server: no script, no inline style, and the same in a
/// table.
///
/// Reading order: [SalesChart], [ChartSeries], [SaleOutcome].
@NullMarked
package io.saletrail.settings.console.chart;

import org.jspecify.annotations.NullMarked;
