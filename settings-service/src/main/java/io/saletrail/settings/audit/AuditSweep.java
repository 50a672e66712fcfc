package io.saletrail.settings.audit;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.outbox.FreshContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Forgets entries that were kept long enough.
@ApplicationScoped
class AuditSweep {
  private static final Logger LOG = Logger.getLogger(AuditSweep.class);

  private static final String FORGET = "delete from audit_entry where happened_at < :before";

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
    return forget(Instant.now())
        .onFailure()
        .invoke(e -> LOG.warnf("audit.sweep outcome=OUTAGE error=%s", e.getClass().getName()))
        .onFailure()
        .recoverWithItem(0)
        .replaceWithVoid();
  }

  /// Forgets what is too old by now.
  ///
  /// @return how many entries
  Uni<Integer> forget(Instant now) {
    return context.run(
        () ->
            sessions.withTransaction(
                session ->
                    session
                        .createNativeQuery(FORGET)
                        .setParameter("before", now.minus(config.retention()))
                        .executeUpdate()));
  }
}
