package io.saletrail.contracts.settings;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import java.time.Instant;

/// A merchant's personal token for Trackdesk, encrypted by the module `encryption`.
///
/// @param account the merchant, `acct_…`
/// @param version counts the changes from 1; the higher is the newer
/// @param ciphertext base64; decrypts only with `SECRETS_KEY` and for this account
/// @param changedAt when it was saved
public record MerchantCredentials(
    String account, long version, String ciphertext, Instant changedAt) implements Fact {

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
