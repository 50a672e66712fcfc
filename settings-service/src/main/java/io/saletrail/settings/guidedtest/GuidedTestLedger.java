package io.saletrail.settings.guidedtest;

import io.saletrail.settings.access.Actor;
import io.saletrail.settings.audit.AuditAction;
import io.saletrail.settings.audit.AuditLog;
import io.saletrail.settings.audit.AuditRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Begins tests, and keeps what a page looked like: for whoever looks at them next, and after a
/// reload.
@ApplicationScoped
public class GuidedTestLedger {
  private static final Logger LOG = Logger.getLogger(GuidedTestLedger.class);

  private static final String BEGIN =
      """
      insert into guided_test (account, started_at) values (:account, :at)
      on conflict (account) do update set started_at = excluded.started_at
      """;

  private static final String PAGE =
      """
      insert into guided_test (account, page, page_outcome, page_findings, page_checked_at)
      values (:account, :page, :outcome, :findings, :at)
      on conflict (account) do update set
        page = excluded.page, page_outcome = excluded.page_outcome,
        page_findings = excluded.page_findings, page_checked_at = excluded.page_checked_at
      """;

  private final AuditLog audit;
  private final Mutiny.SessionFactory sessions;

  GuidedTestLedger(AuditLog audit, Mutiny.SessionFactory sessions) {
    this.audit = audit;
    this.sessions = sessions;
  }

  /// Begins a test now. What an earlier one saw does not count any more.
  ///
  /// @param by who does it
  public Uni<Void> begin(String account, Actor by) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return audit
        .act(
            (session, facts) ->
                session
                    .createNativeQuery(BEGIN)
                    .setParameter("account", account)
                    .setParameter("at", now)
                    .executeUpdate(),
            begun -> Optional.of(AuditRecord.of(by, AuditAction.TEST_BEGUN, account, "")))
        .invoke(() -> LOG.infof("test.begun merchant=%s by=%s", account, by.logName()))
        .replaceWithVoid();
  }

  /// Keeps what a page looked like.
  public Uni<Void> keep(String account, PageCheckResult seen) {
    return sessions
        .withTransaction(
            session ->
                session
                    .createNativeQuery(PAGE)
                    .setParameter("account", account)
                    .setParameter("page", seen.page())
                    .setParameter("outcome", seen.outcome().name())
                    .setParameter("findings", seen.findings())
                    .setParameter("at", seen.at())
                    .executeUpdate())
        .replaceWithVoid();
  }
}
