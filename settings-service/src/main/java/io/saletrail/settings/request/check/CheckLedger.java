package io.saletrail.settings.request.check;

import static java.util.Comparator.comparing;

import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.request.run.RunFactTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Requests a check, or joins the one in progress.
@ApplicationScoped
public class CheckLedger {
  private static final Logger LOG = Logger.getLogger(CheckLedger.class);

  /// Of two simultaneous requests, one starts a check and the other joins it.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('check:' || :account, 0)) is null";

  private final AuditLog audit;
  private final Duration stallTimeout;

  CheckLedger(AuditLog audit, CheckConfig config) {
    this.audit = audit;
    this.stallTimeout = config.stallTimeout();
  }

  /// The result of a request.
  public sealed interface Requested {
    /// The id of the check to follow.
    String id();

    record Started(String id) implements Requested {}

    /// A check was already in progress.
    record Joined(String id) implements Requested {}
  }

  /// Starts a check unless one is in progress.
  public Uni<Requested> request(String account, Actor by) {
    return audit
        .write(
            (session, facts) ->
                lock(session, account)
                    .chain(() -> inProgress(session, account))
                    .chain(running -> joinOrStart(session, facts, account, running)),
            requested -> record(by, account, requested))
        .invoke(
            requested ->
                LOG.infof(
                    "check.requested merchant=%s check=%s outcome=%s by=%s",
                    account, requested.id(), requested.getClass().getSimpleName(), by.logName()));
  }

  private static Optional<AuditRecord> record(Actor by, String account, Requested requested) {
    return switch (requested) {
      case Requested.Started(var id) ->
          Optional.of(AuditRecord.of(by, AuditAction.CHECK_REQUESTED, account, id));
      case Requested.Joined _ -> Optional.empty();
    };
  }

  private static Uni<Requested> joinOrStart(
      Mutiny.Session session, Outbox.Facts facts, String account, Optional<Check> running) {
    if (running.isPresent()) {
      return Uni.createFrom().item(new Requested.Joined(running.get().id()));
    }
    var fact =
        new PollRequested(
            UUID.randomUUID().toString(),
            account,
            Trigger.CHECK_NOW,
            Instant.now().truncatedTo(ChronoUnit.MILLIS));
    facts.publish(fact);
    // Stored immediately, so that the next request sees it. The feed will store it again.
    return RunFactTable.append(session, Check.KIND, List.of(fact))
        .replaceWith(new Requested.Started(fact.poll()));
  }

  /// The latest check in progress. One without progress for too long is not joined: its replica is
  /// gone.
  private Uni<Optional<Check>> inProgress(Mutiny.Session session, String account) {
    var since = Instant.now().minus(stallTimeout);
    return RunFactTable.active(session, Check.KIND, account, since)
        .map(runs -> runs.stream().map(Check::state).filter(check -> isActive(check, since)))
        .map(checks -> checks.max(comparing(Check::startedAt)));
  }

  private static boolean isActive(Check check, Instant since) {
    return check.state().inProgress() && check.updatedAt().isAfter(since);
  }

  private static Uni<Boolean> lock(Mutiny.Session session, String account) {
    return session
        .createNativeQuery(LOCK, Boolean.class)
        .setParameter("account", account)
        .getSingleResult();
  }
}
