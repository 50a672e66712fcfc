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

/// Reports changes of the connection to Stripe.
@ApplicationScoped
class ConnectionSweep {
  private static final Logger LOG = Logger.getLogger(ConnectionSweep.class);

  private final LastWebhooks lastWebhooks;
  private final SignatureCount signatures;
  private final Outbox outbox;
  private final FactProducer producer;

  ConnectionSweep(
      LastWebhooks lastWebhooks, SignatureCount signatures, Outbox outbox, FactProducer producer) {
    this.lastWebhooks = lastWebhooks;
    this.signatures = signatures;
    this.outbox = outbox;
    this.producer = producer;
  }

  @Scheduled(
      every = "${saletrail.connection.tick:30s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return outbox
        .write(
            (session, facts) ->
                lastWebhooks.report(session, now).invoke(seen -> seen.forEach(facts::publish)))
        .chain(() -> reportSignatures(now))
        .onFailure()
        .invoke(
            e -> LOG.warnf("connection.reported outcome=OUTAGE error=%s", e.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> reportSignatures(Instant now) {
    return signatures
        .drain(now)
        .map(
            failed ->
                producer.send(List.of(failed)).onFailure().invoke(() -> signatures.restore(failed)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}
