package io.saletrail.publisher.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.saletrail.outbox.ExpiredRows;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Deletes attempts, the calls that shadow mode held, and what was read back, past their retention.
@ApplicationScoped
public class AttemptSweep {
  private static final Logger LOG = Logger.getLogger(AttemptSweep.class);

  /// Attempts in one transaction.
  private static final int BATCH = 5000;

  private final Outbox outbox;
  private final ExpiredRows expired;
  private final RetryConfig config;
  private final Vertx vertx;
  private long timer;

  AttemptSweep(Outbox outbox, ExpiredRows expired, RetryConfig config, Vertx vertx) {
    this.outbox = outbox;
    this.expired = expired;
    this.config = config;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    timer =
        vertx.setPeriodic(
            config.sweepEvery().toMillis(),
            fired ->
                sweep(Instant.now())
                    .call(this::deleteShadowCalls)
                    .call(this::deleteReadBacks)
                    .subscribe()
                    .with(
                        swept -> LOG.infof("attempt.swept count=%d", swept),
                        failure ->
                            LOG.warnf(
                                "attempt.sweep outcome=FAILED error=%s",
                                failure.getClass().getSimpleName())));
  }

  void stop(@Observes ShutdownEvent stopped) {
    vertx.cancelTimer(timer);
  }

  private Uni<Long> deleteShadowCalls() {
    return expired.delete("shadow_call", "decided_at", config.attemptRetention());
  }

  private Uni<Long> deleteReadBacks() {
    return expired.delete("read_back", "accepted_at", config.attemptRetention());
  }

  /// Deletes expired attempts.
  ///
  /// @return how many attempts
  public Uni<Integer> sweep(Instant now) {
    var before = now.minus(config.attemptRetention());
    return outbox
        .write(session -> AttemptTable.deleteBefore(session, before, BATCH))
        .chain(
            swept ->
                swept < BATCH
                    ? Uni.createFrom().item(swept)
                    : sweep(now).map(more -> swept + more));
  }
}
