package io.saletrail.publisher.merchant;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Deletes the tokens of earlier tenants once no conversion there can change any more.
@ApplicationScoped
public class BindingSweep {
  private static final Logger LOG = Logger.getLogger(BindingSweep.class);

  /// Tokens in one transaction.
  private static final int BATCH = 1000;

  private final Outbox outbox;
  private final BindingConfig config;
  private final Vertx vertx;
  private long timer;

  BindingSweep(Outbox outbox, BindingConfig config, Vertx vertx) {
    this.outbox = outbox;
    this.config = config;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    timer =
        vertx.setPeriodic(
            config.sweepEvery().toMillis(),
            fired ->
                sweep(Instant.now())
                    .subscribe()
                    .with(
                        swept -> LOG.infof("binding.swept count=%d", swept),
                        failure ->
                            LOG.warnf(
                                "binding.sweep outcome=FAILED error=%s",
                                failure.getClass().getSimpleName())));
  }

  void stop(@Observes ShutdownEvent stopped) {
    vertx.cancelTimer(timer);
  }

  /// Deletes the tokens of bindings that closed longer ago than [BindingConfig#retention].
  ///
  /// @return how many
  public Uni<Integer> sweep(Instant now) {
    var before = now.minus(config.retention());
    return outbox
        .write(session -> BindingTable.forget(session, before, BATCH))
        .chain(
            swept ->
                swept < BATCH
                    ? Uni.createFrom().item(swept)
                    : sweep(now).map(more -> swept + more));
  }
}
