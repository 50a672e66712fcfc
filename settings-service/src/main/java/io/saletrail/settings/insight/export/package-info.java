/// CSV files that are written while they are read.
@NullMarked
package io.saletrail.settings.insight.export;

import org.jspecify.annotations.NullMarked;
