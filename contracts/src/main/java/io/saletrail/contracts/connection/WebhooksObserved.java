package io.saletrail.contracts.connection;

import java.time.Instant;

/// Verified webhooks of an account arrived. Published about once a minute while they do.
///
/// @param account the merchant, `acct_…`
/// @param lastWebhookAt when the last one was stored, to about a minute
/// @param observedAt when this was published
public record WebhooksObserved(String account, Instant lastWebhookAt, Instant observedAt)
    implements ConnectionFact {
  @Override
  public String id() {
    return account + "/webhooks/" + lastWebhookAt.toEpochMilli();
  }

  @Override
  public Instant at() {
    return observedAt;
  }
}
