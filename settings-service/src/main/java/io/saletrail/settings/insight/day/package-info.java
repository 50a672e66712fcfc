/// When a merchant's days begin.
///
/// Reading order: [MerchantDays].
@NullMarked
package io.saletrail.settings.insight.day;

import org.jspecify.annotations.NullMarked;
