package io.saletrail.ingest.connection;

import io.saletrail.contracts.connection.WebhookSignaturesFailed;
import io.saletrail.ingest.intake.IntakeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Webhooks that no secret of ours had signed, until they are told of.
///
/// They are counted for the endpoint, never for the account that they name: nothing in such a body
/// is true, and whoever knocks could otherwise alarm any merchant.
@ApplicationScoped
public class SignatureCount {
  private final AtomicLong failed = new AtomicLong();
  private final String endpointOwner;
  private volatile Instant since = Instant.now();

  SignatureCount(IntakeConfig config) {
    this.endpointOwner = config.ownAccount();
  }

  /// Counts one more.
  public void add() {
    failed.incrementAndGet();
  }

  /// Those that are new, which are then told; nothing when there are none.
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

  /// Takes back what could not be told.
  void restore(WebhookSignaturesFailed fact) {
    failed.addAndGet(fact.failed());
  }
}
