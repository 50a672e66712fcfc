package io.saletrail.ingest.connection;

import io.saletrail.contracts.connection.WebhookSignaturesFailed;
import io.saletrail.ingest.intake.IntakeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Counts webhooks whose signature no secret matches, until they are reported.
///
/// Counted for the endpoint, never for the account they name: an attacker could otherwise alarm
/// any merchant.
@ApplicationScoped
public class SignatureCount {
  private final AtomicLong failed = new AtomicLong();
  private final String endpointOwner;
  private volatile Instant since = Instant.now();

  SignatureCount(IntakeConfig config) {
    this.endpointOwner = config.ownAccount();
  }

  public void add() {
    failed.incrementAndGet();
  }

  /// The unreported count, reset to zero; empty when it is zero.
  Optional<WebhookSignaturesFailed> drain(Instant now) {
    var from = since;
    since = now;
    var count = failed.getAndSet(0);
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new WebhookSignaturesFailed(
                UUID.randomUUID().toString(), endpointOwner, count, from, now));
  }

  /// Adds back a count that could not be sent.
  void restore(WebhookSignaturesFailed fact) {
    failed.addAndGet(fact.failed());
  }
}
