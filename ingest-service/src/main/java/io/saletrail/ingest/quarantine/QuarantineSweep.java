package io.saletrail.ingest.quarantine;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

@Singleton
class QuarantineSweep {
  private static final String DELETE_EXPIRED =
      "delete from quarantined_event where quarantined_at < now() - make_interval(secs => :retention)";

  private final Outbox outbox;
  private final QuarantineConfig config;

  QuarantineSweep(Outbox outbox, QuarantineConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return outbox
        .write(
            session ->
                Rows.update(session, DELETE_EXPIRED).set("retention", config.retention()).run())
        .replaceWithVoid();
  }
}
