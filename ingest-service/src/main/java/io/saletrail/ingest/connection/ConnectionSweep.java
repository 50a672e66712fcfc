package io.saletrail.ingest.connection;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.FactProducer;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;

/// Tells what is new about the connection to Stripe.
@ApplicationScoped
class ConnectionSweep {
  private static final Logger LOG = Logger.getLogger(ConnectionSweep.class);

  private final LastWebhooks lastWebhooks;
  private final SignatureCount signatures;
  private final Outbox outbox;
  private final FactProducer facts;

  ConnectionSweep(
      LastWebhooks lastWebhooks, SignatureCount signatures, Outbox outbox, FactProducer facts) {
    this.lastWebhooks = lastWebhooks;
    this.signatures = signatures;
    this.outbox = outbox;
    this.facts = facts;
  }

  @Scheduled(
      every = "${saletrail.connection.tick:30s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return outbox
        .write(
            (session, said) -> lastWebhooks.take(session, now).invoke(told -> told.forEach(said::publish)))
        .chain(() -> reportSignatures(now))
        .onFailure()
        .invoke(e -> LOG.warnf("connection.told outcome=OUTAGE error=%s", e.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> reportSignatures(Instant now) {
    return signatures
        .take(now)
        .map(
            refused ->
                facts.send(List.of(refused)).onFailure().invoke(() -> signatures.restore(refused)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}
