/// Who the merchants are and what they want. Settings are for everybody to read; credentials cross
/// only encrypted.
///
/// Reading order: [MerchantSettings], [MerchantOptions]; [MerchantCredentials], [CredentialCipher];
/// [EmailCipher].
@NullMarked
package io.saletrail.contracts.settings;

import org.jspecify.annotations.NullMarked;
