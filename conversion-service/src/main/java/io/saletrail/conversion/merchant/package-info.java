/// The merchants' policies. A new policy has all of the merchant's cases decided again.
///
/// Reading order: [MerchantFeed], [MerchantLedger], [MerchantTable], [PolicyText] (what counts as a
/// change), [Policies].
@NullMarked
package io.saletrail.conversion.merchant;

import org.jspecify.annotations.NullMarked;
