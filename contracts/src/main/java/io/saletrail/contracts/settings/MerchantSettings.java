package io.saletrail.contracts.settings;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import java.time.Instant;
import java.util.Optional;

/// A merchant's complete current settings; no secrets.
///
/// @param account the merchant, `acct_…`
/// @param version counts the changes from 1; the higher is the newer
/// @param connection whether the merchant's Stripe account is connected
/// @param trackdeskTenantId the tenant's sub-domain at Trackdesk, a DNS label
/// @param options the merchant's choices
/// @param changedAt when they were saved
public record MerchantSettings(
    String account,
    long version,
    Connection connection,
    Optional<String> trackdeskTenantId,
    MerchantOptions options,
    Instant changedAt)
    implements Fact {

  /// Whether the merchant's Stripe account is connected.
  public enum Connection {
    CONNECTED,
    DISCONNECTED,
    @JsonEnumDefaultValue
    OTHER
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
    return Topic.SETTINGS_MERCHANTS;
  }
}
