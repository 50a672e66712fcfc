package io.saletrail.contracts.settings;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import java.time.Instant;
import java.util.Optional;

/// A merchant's personal token for Trackdesk, encrypted by the module `encryption`, or the removal
/// of all the merchant's tokens. A removal is a fact with a version: an older token that arrives
/// later stays without effect.
///
/// @param account the merchant, `acct_…`
/// @param version counts the changes from 1; the higher is the newer
/// @param tenant the Trackdesk tenant that it was saved for; it is sent to no other. Absent where
///   no tenant was saved yet: the next one saved gets it
/// @param ciphertext base64; decrypts only with `SECRETS_KEY` and for this account; empty where the
///   token was removed
/// @param changedAt when it was saved or removed
/// @param removed true where the token was removed; else absent
public record MerchantCredentials(
    String account,
    long version,
    Optional<String> tenant,
    String ciphertext,
    Instant changedAt,
    Optional<Boolean> removed)
    implements Fact {

  /// A token.
  public MerchantCredentials(
      String account, long version, Optional<String> tenant, String ciphertext, Instant changedAt) {
    this(account, version, tenant, ciphertext, changedAt, Optional.empty());
  }

  /// The removal of all tokens.
  public static MerchantCredentials removal(String account, long version, Instant removedAt) {
    return new MerchantCredentials(
        account, version, Optional.empty(), "", removedAt, Optional.of(true));
  }

  /// The ciphertext; empty for a removal.
  public Optional<String> token() {
    return Optional.of(ciphertext).filter(_ -> !removed.orElse(false));
  }

  @Override
  public String id() {
    return account + "#" + version;
  }

  @Override
  public Instant at() {
    return changedAt;
  }

  @Override
  public String key() {
    return account;
  }

  @Override
  public Topic topic() {
    return Topic.SETTINGS_CREDENTIALS;
  }
}
