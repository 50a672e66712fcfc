package io.saletrail.ingest.activity;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/// Deletes rows older than Stripe's own history.
@Singleton
class DedupSweep {
  /// Rows per statement, to keep locks short.
  private static final int BATCH = 20_000;

  private static final String DELETE_EXPIRED_EVENTS =
      """
      delete from dedup_event where ctid in (
        select ctid from dedup_event
         where seen_at < now() - make_interval(secs => :retention) limit :batch)
      """;

  private static final String DELETE_EXPIRED_SESSIONS =
      """
      delete from dedup_session where ctid in (
        select ctid from dedup_session
         where seen_at < now() - make_interval(secs => :retention) limit :batch)
      """;

  private final Outbox outbox;
  private final ActivityConfig config;

  DedupSweep(Outbox outbox, ActivityConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  @Scheduled(every = "5m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return outbox
        .write(
            session ->
                deleteExpired(session, DELETE_EXPIRED_EVENTS)
                    .chain(() -> deleteExpired(session, DELETE_EXPIRED_SESSIONS)))
        .replaceWithVoid();
  }

  private Uni<Integer> deleteExpired(Mutiny.Session session, String sql) {
    return Rows.update(session, sql)
        .set("retention", config.dedupRetention())
        .set("batch", BATCH)
        .run();
  }
}
