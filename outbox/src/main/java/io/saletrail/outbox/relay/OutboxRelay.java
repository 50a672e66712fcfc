package io.saletrail.outbox.relay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.saletrail.outbox.FreshContext;
import io.saletrail.outbox.Relay;
import io.saletrail.outbox.Shard;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Carries committed facts to Kafka, shard by shard (decision 0043).
///
/// One replica carries a shard at a time (an advisory lock that ends with the transaction), so
/// facts of one key are sent in the order of their commits. A crash between Kafka's acknowledgement
/// and the deletion sends a row again, which every consumer must handle.
@ApplicationScoped
class OutboxRelay implements Relay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  /// How often the relay looks without a signal: for rows of a replica that died.
  private static final Duration SWEEP = Duration.ofMillis(500);

  /// The pause while another replica carries a shard.
  private static final Duration BUSY_RETRY = Duration.ofMillis(10);

  /// The pause after a failure.
  private static final Duration FAILURE_REST = Duration.ofSeconds(1);

  private final Mutiny.SessionFactory sessions;
  private final RelayPass pass;
  private final FreshContext context;
  private final Vertx vertx;
  private final ShardQueue queue = new ShardQueue();
  private final ShardMarks marks;
  private final AtomicBoolean observing = new AtomicBoolean();
  private volatile boolean stopped;

  OutboxRelay(
      Mutiny.SessionFactory sessions,
      RelayPass pass,
      ShardMarks marks,
      FreshContext context,
      Vertx vertx) {
    this.sessions = sessions;
    this.pass = pass;
    this.marks = marks;
    this.context = context;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(SWEEP.toMillis(), _ -> observe());
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
  }

  @Override
  public void wake(Collection<Integer> shards) {
    queue.wake(shards);
    begin();
  }

  /// Moves the marks, and wakes the shards that have rows.
  private void observe() {
    if (stopped || !observing.compareAndSet(false, true)) {
      return;
    }
    context
        .run(() -> sessions.withSession(session -> OutboxTable.observe(session, marks)))
        .eventually(() -> observing.set(false))
        .subscribe()
        .with(this::observed, this::failed);
  }

  private void observed(ShardMarks.Observation seen) {
    marks.observe(seen);
    wake(Shard.ALL.stream().filter(shard -> seen.oldest().get(shard).isPresent()).toList());
  }

  private void begin() {
    while (!stopped) {
      var shards = queue.next();
      if (shards.isEmpty()) {
        return;
      }
      context
          .run(() -> pass.run(shards, marks))
          .subscribe()
          .with(result -> ended(shards, result), failure -> failed(shards, failure));
    }
  }

  private void ended(List<Integer> shards, RelayPass.Result result) {
    var failed = result.settlement().failed();
    result.settlement().failure().ifPresent(this::failed);
    var again = new HashSet<>(result.more());
    again.addAll(result.busy());
    again.addAll(failed);
    var resting = new HashSet<>(result.busy());
    resting.addAll(failed);
    queue.ended(shards, failed, resting, again);
    rest(result.busy(), BUSY_RETRY);
    rest(failed, FAILURE_REST);
    begin();
  }

  /// The transaction failed: PostgreSQL's failure, not that of a shard.
  private void failed(List<Integer> shards, Throwable failure) {
    failed(failure);
    var all = Set.copyOf(shards);
    queue.ended(shards, Set.of(), all, all);
    rest(all, FAILURE_REST);
  }

  private void failed(Throwable failure) {
    if (!stopped) {
      LOG.warnf("outbox.relay outcome=FAILED error=%s", failure.getClass().getSimpleName());
    }
  }

  private void rest(Set<Integer> shards, Duration pause) {
    if (!shards.isEmpty()) {
      vertx.setTimer(
          pause.toMillis(),
          _ -> {
            queue.rested(shards);
            begin();
          });
    }
  }
}
