/// Merchants and their settings. Settings are open to every consumer; credentials are encrypted.
///
/// Reading order: [MerchantSettings], [MerchantOptions], [MerchantCredentials].
@NullMarked
package io.saletrail.contracts.settings;

import org.jspecify.annotations.NullMarked;
