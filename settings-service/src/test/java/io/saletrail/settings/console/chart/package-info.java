/// Tests of the pictures of numbers.
@NullMarked
package io.saletrail.settings.console.chart;

import org.jspecify.annotations.NullMarked;
