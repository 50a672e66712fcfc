/// Tests of the charts.
@NullMarked
package io.saletrail.settings.console.chart;

import org.jspecify.annotations.NullMarked;
