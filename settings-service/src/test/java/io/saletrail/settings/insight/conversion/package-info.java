/// Tests of conversions: projections that do not depend on order, and the API over them.
@NullMarked
package io.saletrail.settings.insight.conversion;

import org.jspecify.annotations.NullMarked;
