package io.saletrail.contracts.connection;

import java.time.Instant;

/// Webhooks came to the endpoint that no signing secret of ours had signed. Whose they claim to be
/// is not told: anybody can claim anything. Told about once a minute by each replica that met some.
///
/// @param id a UUID
/// @param account the account that the endpoint belongs to, not one that the webhooks named
/// @param failed how many
/// @param since since when they were counted
/// @param until until when
public record WebhookSignaturesFailed(
    String id, String account, long failed, Instant since, Instant until)
    implements ConnectionFact {
  @Override
  public Instant at() {
    return until;
  }
}
