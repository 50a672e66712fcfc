package io.saletrail.settings.request.backfill;

import io.saletrail.contracts.backfill.BackfillAssessed.Outcome;
import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
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

/// Requests and controls backfills, one at a time per merchant.
@ApplicationScoped
public class BackfillLedger {
  private static final Logger LOG = Logger.getLogger(BackfillLedger.class);

  /// How long a dry run is valid for its period. Later, sales and options may differ.
  static final Duration DRY_RUN_VALIDITY = Duration.ofDays(7);

  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('backfill:' || :account, 0)) is null";

  private final AuditLog audit;

  BackfillLedger(AuditLog audit) {
    this.audit = audit;
  }

  /// Requests a backfill, or joins the same one in progress.
  public Uni<BackfillReply> request(
      String account, BackfillPeriod period, boolean dryRun, Actor by) {
    return audit
        .write(
            (session, facts) ->
                lock(session, account)
                    .chain(() -> runs(session, account))
                    .chain(runs -> request(session, facts, fact(account, period, dryRun), runs)),
            reply -> record(by, dryRun, account, reply))
        .invoke(reply -> log("backfill.requested", account, reply, by));
  }

  /// Pauses, resumes or cancels a backfill.
  public Uni<BackfillReply> control(String account, String id, Command command, Actor by) {
    return audit
        .write(
            (session, facts) ->
                lock(session, account)
                    .chain(() -> runs(session, account))
                    .chain(runs -> control(session, facts, runs, id, command)),
            reply -> record(by, command, account, reply))
        .invoke(reply -> log("backfill.controlled type=" + command, account, reply, by));
  }

  private static Optional<AuditRecord> record(
      Actor by, boolean dryRun, String account, BackfillReply reply) {
    var action = dryRun ? AuditAction.BACKFILL_DRY_RUN : AuditAction.BACKFILL_REQUESTED;
    return reply instanceof BackfillReply.Started(var id)
        ? Optional.of(AuditRecord.of(by, action, account, id))
        : Optional.empty();
  }

  private static Optional<AuditRecord> record(
      Actor by, Command command, String account, BackfillReply reply) {
    var action =
        switch (command) {
          case PAUSED -> AuditAction.BACKFILL_PAUSED;
          case RESUMED -> AuditAction.BACKFILL_RESUMED;
          case CANCELLED -> AuditAction.BACKFILL_CANCELLED;
        };
    return reply instanceof BackfillReply.Controlled(var id)
        ? Optional.of(AuditRecord.of(by, action, account, id))
        : Optional.empty();
  }

  private static Uni<BackfillReply> request(
      Mutiny.Session session,
      Outbox.Facts facts,
      BackfillRequested requested,
      List<BackfillRun> runs) {
    var inProgress = runs.stream().filter(run -> run.phase.inProgress()).findFirst();
    if (inProgress.isPresent()) {
      var run = inProgress.get();
      return reply(
          same(run, requested) && run.dryRun == requested.dryRun()
              ? new BackfillReply.Joined(run.backfill)
              : new BackfillReply.Busy(run.backfill));
    }
    if (!requested.dryRun() && runs.stream().noneMatch(run -> coversDryRun(run, requested))) {
      return reply(new BackfillReply.DryRunRequired());
    }
    facts.publish(requested);
    // Stored immediately, so that the next request sees it. The feed will store it again.
    return BackfillProjection.enter(session, List.of(requested))
        .replaceWith(new BackfillReply.Started(requested.backfill()));
  }

  private static Uni<BackfillReply> control(
      Mutiny.Session session,
      Outbox.Facts facts,
      List<BackfillRun> runs,
      String id,
      Command command) {
    var found = runs.stream().filter(run -> run.backfill.equals(id)).findFirst();
    if (found.isEmpty()) {
      return reply(new BackfillReply.NotFound());
    }
    var run = found.get();
    if (!run.phase.inProgress()) {
      return reply(new BackfillReply.Ended(id));
    }
    if (alreadyApplied(run, command)) {
      return reply(new BackfillReply.Controlled(id));
    }
    var fact = new BackfillControlled(id, run.account, run.sequence + 1, command, now());
    facts.publish(fact);
    return BackfillProjection.enter(session, List.of(fact))
        .replaceWith(new BackfillReply.Controlled(id));
  }

  private static boolean alreadyApplied(BackfillRun run, Command command) {
    return switch (command) {
      case PAUSED -> run.paused;
      case RESUMED -> !run.paused;
      case CANCELLED -> false;
    };
  }

  private static boolean coversDryRun(BackfillRun run, BackfillRequested requested) {
    return run.dryRun
        && same(run, requested)
        && run.updatedAt.isAfter(requested.requestedAt().minus(DRY_RUN_VALIDITY))
        && run.assessment().filter(result -> result.outcome() == Outcome.COMPLETE).isPresent();
  }

  private static boolean same(BackfillRun run, BackfillRequested requested) {
    return run.from.equals(requested.from()) && run.to.equals(requested.to());
  }

  private static BackfillRequested fact(String account, BackfillPeriod period, boolean dryRun) {
    return new BackfillRequested(
        UUID.randomUUID().toString(),
        account,
        period.begin(),
        period.end(),
        dryRun,
        now(),
        Optional.empty());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Uni<BackfillReply> reply(BackfillReply reply) {
    return Uni.createFrom().item(reply);
  }

  /// A merchant's backfills, latest first.
  static Uni<List<BackfillRun>> runs(Mutiny.Session session, String account) {
    return session
        .createQuery(
            "from BackfillRun where account = :account order by startedAt desc", BackfillRun.class)
        .setParameter("account", account)
        .getResultList();
  }

  /// Serialises requests for backfills of one merchant.
  static Uni<Boolean> lock(Mutiny.Session session, String account) {
    return session
        .createNativeQuery(LOCK, Boolean.class)
        .setParameter("account", account)
        .getSingleResult();
  }

  private static void log(String event, String account, BackfillReply reply, Actor by) {
    LOG.infof(
        "%s merchant=%s outcome=%s by=%s",
        event, account, reply.getClass().getSimpleName(), by.logName());
  }
}
