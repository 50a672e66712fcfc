package io.saletrail.encryption;

import java.util.Optional;

/// Encrypts merchants' tokens between services and at rest. A ciphertext is bound to its account
/// and to the tenant that the token was saved for: it cannot be decrypted for another merchant, nor
/// for another host.
public final class CredentialCipher {
  /// Neither an account nor a tenant contains a colon.
  private static final char SEPARATOR = ':';

  private final SealedText cipher;

  private CredentialCipher(SealedText cipher) {
    this.cipher = cipher;
  }

  /// Reads `SECRETS_KEY`: the first key encrypts, all decrypt, so a new key can be put in front
  /// before the old one is removed.
  ///
  /// @throws IllegalArgumentException if it contains no key for tokens, or one of another length
  public static CredentialCipher of(String secretsKey) {
    return new CredentialCipher(SealedText.of(secretsKey, Purpose.TOKENS));
  }

  /// Encrypts a secret for one account and tenant.
  ///
  /// @param tenant empty before the merchant has one
  public String seal(String account, Optional<String> tenant, String secret) {
    return cipher.seal(context(account, tenant), secret);
  }

  /// Decrypts a secret; empty if no key decrypts it for this account and tenant.
  public Optional<String> open(String account, Optional<String> tenant, String ciphertext) {
    return cipher.open(context(account, tenant), ciphertext);
  }

  /// Whether a ciphertext is of an older key.
  public boolean old(String ciphertext) {
    return cipher.old(ciphertext);
  }

  private static String context(String account, Optional<String> tenant) {
    return account + SEPARATOR + tenant.orElse("");
  }
}
