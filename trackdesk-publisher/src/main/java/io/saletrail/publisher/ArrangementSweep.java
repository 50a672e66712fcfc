package io.saletrail.publisher;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.RetryConfig;
import io.saletrail.publisher.merchant.MerchantTable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Resumes arranging deliveries: after a crash, and after a check has shown that Trackdesk accepts
/// a rejected token again.
@ApplicationScoped
class ArrangementSweep {
  private static final Logger LOG = Logger.getLogger(ArrangementSweep.class);

  /// Merchants in one sweep, each for itself.
  private static final int BATCH = 8;

  private final Outbox outbox;
  private final ArrangementLedger arrangements;
  private final RetryConfig config;
  private final Vertx vertx;
  private final AtomicBoolean running = new AtomicBoolean();
  private long timer;

  ArrangementSweep(Outbox outbox, ArrangementLedger arrangements, RetryConfig config, Vertx vertx) {
    this.outbox = outbox;
    this.arrangements = arrangements;
    this.config = config;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    timer = vertx.setPeriodic(config.arrangeEvery().toMillis(), fired -> sweep());
  }

  void stop(@Observes ShutdownEvent stopped) {
    vertx.cancelTimer(timer);
  }

  private void sweep() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    arrange()
        .onTermination()
        .invoke(() -> running.set(false))
        .subscribe()
        .with(
            done -> {},
            failure ->
                LOG.warnf(
                    "delivery.arrange outcome=FAILED error=%s",
                    failure.getClass().getSimpleName()));
  }

  private Uni<?> arrange() {
    return outbox
        .write(session -> MerchantTable.unarranged(session, ArrangementLedger.LEASE, BATCH))
        .chain(
            merchants ->
                Multi.createFrom()
                    .iterable(merchants)
                    .onItem()
                    .transformToUniAndMerge(arrangements::all)
                    .collect()
                    .last());
  }
}
