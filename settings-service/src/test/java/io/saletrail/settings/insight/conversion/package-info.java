/// What became of payments: projections that do not mind order, and the answers over them.
@NullMarked
package io.saletrail.settings.insight.conversion;

import org.jspecify.annotations.NullMarked;
