package io.saletrail.contracts.connection;

import java.time.Instant;

/// Webhooks of an account came, each signed by Stripe. Told about once a minute while they come,
/// and not at all while they do not.
///
/// @param account the merchant, `acct_…`
/// @param lastWebhookAt when the last of them was made durable, to about a minute
/// @param observedAt when this was told
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
