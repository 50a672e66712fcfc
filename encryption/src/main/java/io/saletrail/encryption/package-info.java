/// Ciphers for secrets between services and at rest.
///
/// Reading order: [SecretsKey], the keys in `SECRETS_KEY`; [Purpose] and [PurposeKey], one for each
/// use; [SealedText], with [CookieCipher] for cookies, [CredentialCipher] for a merchant's token
/// and [StorageCipher] for foreign content at rest; [EmailCipher], for a buyer's e-mail address.
@NullMarked
package io.saletrail.encryption;

import org.jspecify.annotations.NullMarked;
