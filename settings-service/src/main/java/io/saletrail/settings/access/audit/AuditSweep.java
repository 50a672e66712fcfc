package io.saletrail.settings.access.audit;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.FreshContext;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Deletes expired entries.
@ApplicationScoped
class AuditSweep {
  private static final Logger LOG = Logger.getLogger(AuditSweep.class);

  private static final String DELETE_EXPIRED =
      "select audit_entry_expire(cast(:before as timestamptz))";

  private final Mutiny.SessionFactory sessions;
  private final FreshContext context;
  private final AuditConfig config;

  AuditSweep(Mutiny.SessionFactory sessions, FreshContext context, AuditConfig config) {
    this.sessions = sessions;
    this.context = context;
    this.config = config;
  }

  @Scheduled(every = "${saletrail.audit.sweep:1h}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return deleteExpired(Instant.now())
        .onFailure()
        .invoke(e -> LOG.warnf("audit.sweep outcome=OUTAGE error=%s", e.getClass().getName()))
        .onFailure()
        .recoverWithItem(0)
        .replaceWithVoid();
  }

  /// Deletes the entries that have expired at `now`.
  ///
  /// @return the number of deleted entries
  Uni<Integer> deleteExpired(Instant now) {
    return context.run(
        () ->
            sessions.withTransaction(
                session ->
                    Rows.query(session, DELETE_EXPIRED, Integer.class)
                        .set("before", now.minus(config.retention()))
                        .one()));
  }
}
