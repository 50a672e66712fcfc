package io.saletrail.settings.request.guidedtest;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Starts guided tests and stores the result of the page check, so that it survives a reload.
@ApplicationScoped
public class GuidedTestLedger {
  private static final Logger LOG = Logger.getLogger(GuidedTestLedger.class);

  private static final String START =
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
  private final Outbox outbox;

  GuidedTestLedger(AuditLog audit, Outbox outbox) {
    this.audit = audit;
    this.outbox = outbox;
  }

  /// Starts a test. Results of an earlier test no longer count.
  public Uni<Void> start(String account, Actor by) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return audit
        .write(
            (session, facts) ->
                session
                    .createNativeQuery(START)
                    .setParameter("account", account)
                    .setParameter("at", now)
                    .executeUpdate(),
            _ -> Optional.of(AuditRecord.of(by, AuditAction.TEST_STARTED, account, "")))
        .invoke(() -> LOG.infof("test.started merchant=%s by=%s", account, by.logName()))
        .replaceWithVoid();
  }

  /// Stores the result of a page check.
  public Uni<Void> savePageCheck(String account, PageCheckResult result) {
    return outbox
        .write(
            session ->
                session
                    .createNativeQuery(PAGE)
                    .setParameter("account", account)
                    .setParameter("page", result.page())
                    .setParameter("outcome", result.outcome().name())
                    .setParameter("findings", result.findings())
                    .setParameter("at", result.at())
                    .executeUpdate())
        .replaceWithVoid();
  }
}
