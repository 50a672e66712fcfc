package io.saletrail.contracts.connection;

import java.time.Instant;

/// Webhooks failed signature verification with every signing secret. The fact does not name the
/// account that they claim, because it is unverified. Each affected replica publishes about one a
/// minute.
///
/// @param id a UUID
/// @param account the account of the endpoint, not the one in the webhooks
/// @param failed number of webhooks
/// @param since start of the counted interval
/// @param until its end
public record WebhookSignaturesFailed(
    String id, String account, long failed, Instant since, Instant until)
    implements ConnectionFact {
  @Override
  public Instant at() {
    return until;
  }
}
