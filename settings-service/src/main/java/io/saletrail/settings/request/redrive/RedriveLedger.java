package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.request.run.RunFactTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Requests re-drives.
@ApplicationScoped
public class RedriveLedger {
  private static final Logger LOG = Logger.getLogger(RedriveLedger.class);

  private final AuditLog audit;

  RedriveLedger(AuditLog audit) {
    this.audit = audit;
  }

  /// Requests a re-drive or a dry run.
  ///
  /// @return the re-drive's id
  public Uni<String> request(String account, RedriveScope scope, boolean dryRun, Actor by) {
    var fact =
        new RedriveRequested(
            UUID.randomUUID().toString(),
            account,
            scope.conversion(),
            scope.reason(),
            scope.since(),
            scope.until(),
            scope.after(),
            Optional.of(scope.action()),
            dryRun,
            role(by),
            Instant.now().truncatedTo(ChronoUnit.MILLIS));
    return audit
        .write(
            (session, facts) -> {
              facts.publish(fact);
              // Stored immediately, so that the requester can read it. The feed will store it
              // again.
              return RunFactTable.append(session, Redrive.KIND, List.of(fact));
            },
            done -> Optional.of(record(by, fact)))
        .invoke(
            () ->
                LOG.infof(
                    "redrive.requested merchant=%s redrive=%s dry_run=%b by=%s",
                    account, fact.redrive(), dryRun, by.logName()))
        .replaceWith(fact.redrive());
  }

  private static AuditRecord record(Actor by, RedriveRequested fact) {
    var act = fact.dryRun() ? AuditAction.REDRIVE_DRY_RUN : AuditAction.REDRIVE_REQUESTED;
    return AuditRecord.of(by, act, fact.account(), fact.redrive());
  }

  private static RedriveRequested.Role role(Actor by) {
    return switch (by.role()) {
      case OPERATOR -> RedriveRequested.Role.OPERATOR;
      case MERCHANT -> RedriveRequested.Role.MERCHANT;
      case STRIPE -> RedriveRequested.Role.OTHER;
    };
  }
}
