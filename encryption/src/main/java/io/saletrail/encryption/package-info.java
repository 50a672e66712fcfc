/// Ciphers for what crosses a service boundary encrypted or rests encrypted in a database.
///
/// Reading order: [SecretsKey], the key that `SECRETS_KEY` holds; [CredentialCipher], for a
/// merchant's Trackdesk token; [EmailCipher], for a buyer's e-mail address.
@NullMarked
package io.saletrail.encryption;

import org.jspecify.annotations.NullMarked;
