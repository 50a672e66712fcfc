package io.saletrail.settings.backfill;

import io.saletrail.contracts.backfill.BackfillAssessed.Outcome;
import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.Actor;
import io.saletrail.settings.audit.AuditAction;
import io.saletrail.settings.audit.AuditLog;
import io.saletrail.settings.audit.AuditRecord;
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

/// Asks for backfills, one at a time for each merchant, and steers them.
@ApplicationScoped
public class BackfillLedger {
  private static final Logger LOG = Logger.getLogger(BackfillLedger.class);

  /// How long a rehearsal speaks for its period. Later, sales and options may be others.
  static final Duration REHEARSAL_HOLDS = Duration.ofDays(7);

  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('backfill:' || :account, 0)) is null";

  private final AuditLog audit;

  BackfillLedger(AuditLog audit) {
    this.audit = audit;
  }

  /// Asks for a backfill, or joins the same one that is under way.
  ///
  /// @param by who asks
  public Uni<BackfillReply> request(
      String account, BackfillPeriod period, boolean dryRun, Actor by) {
    return audit
        .act(
            (session, facts) ->
                oneAtATime(session, account)
                    .chain(() -> runs(session, account))
                    .chain(runs -> request(session, facts, fact(account, period, dryRun), runs)),
            reply -> deed(by, dryRun, account, reply))
        .invoke(reply -> tell("backfill.requested", account, reply, by));
  }

  /// Pauses, resumes or cancels a backfill.
  ///
  /// @param by who asks
  public Uni<BackfillReply> steer(String account, String id, Command command, Actor by) {
    return audit
        .act(
            (session, facts) ->
                oneAtATime(session, account)
                    .chain(() -> runs(session, account))
                    .chain(runs -> steer(session, facts, runs, id, command)),
            reply -> deed(by, command, account, reply))
        .invoke(reply -> tell("backfill.steered command=" + command, account, reply, by));
  }

  private static Optional<AuditRecord> deed(
      Actor by, boolean dryRun, String account, BackfillReply reply) {
    var act = dryRun ? AuditAction.BACKFILL_REHEARSED : AuditAction.BACKFILL_REQUESTED;
    return reply instanceof BackfillReply.Started(var id)
        ? Optional.of(AuditRecord.of(by, act, account, id))
        : Optional.empty();
  }

  private static Optional<AuditRecord> deed(
      Actor by, Command command, String account, BackfillReply reply) {
    var act =
        switch (command) {
          case PAUSED -> AuditAction.BACKFILL_PAUSED;
          case RESUMED -> AuditAction.BACKFILL_RESUMED;
          case CANCELLED -> AuditAction.BACKFILL_CANCELLED;
        };
    return reply instanceof BackfillReply.Steered(var id)
        ? Optional.of(AuditRecord.of(by, act, account, id))
        : Optional.empty();
  }

  private static Uni<BackfillReply> request(
      Mutiny.Session session,
      Outbox.Facts facts,
      BackfillRequested wanted,
      List<BackfillRun> runs) {
    var underWay = runs.stream().filter(run -> run.phase.underWay()).findFirst();
    if (underWay.isPresent()) {
      var run = underWay.get();
      return reply(
          same(run, wanted) && run.dryRun == wanted.dryRun()
              ? new BackfillReply.Joined(run.backfill)
              : new BackfillReply.Busy(run.backfill));
    }
    if (!wanted.dryRun() && runs.stream().noneMatch(run -> rehearsed(run, wanted))) {
      return reply(new BackfillReply.NotRehearsed());
    }
    facts.publish(wanted);
    // Entered at once, as the feed will do again: the next one to ask has to see it.
    return BackfillProjection.enter(session, List.of(wanted))
        .replaceWith(new BackfillReply.Started(wanted.backfill()));
  }

  private static Uni<BackfillReply> steer(
      Mutiny.Session session,
      Outbox.Facts facts,
      List<BackfillRun> runs,
      String id,
      Command command) {
    var found = runs.stream().filter(run -> run.backfill.equals(id)).findFirst();
    if (found.isEmpty()) {
      return reply(new BackfillReply.NotThere());
    }
    var run = found.get();
    if (!run.phase.underWay()) {
      return reply(new BackfillReply.Ended(id));
    }
    if (isSo(run, command)) {
      return reply(new BackfillReply.Steered(id));
    }
    var fact = new BackfillControlled(id, run.account, run.turn + 1, command, now());
    facts.publish(fact);
    return BackfillProjection.enter(session, List.of(fact))
        .replaceWith(new BackfillReply.Steered(id));
  }

  private static boolean isSo(BackfillRun run, Command command) {
    return switch (command) {
      case PAUSED -> run.paused;
      case RESUMED -> !run.paused;
      case CANCELLED -> false;
    };
  }

  private static boolean rehearsed(BackfillRun run, BackfillRequested wanted) {
    return run.dryRun
        && same(run, wanted)
        && run.newsAt.isAfter(wanted.requestedAt().minus(REHEARSAL_HOLDS))
        && run.assessment().filter(result -> result.outcome() == Outcome.COMPLETE).isPresent();
  }

  private static boolean same(BackfillRun run, BackfillRequested wanted) {
    return run.from.equals(wanted.from()) && run.to.equals(wanted.to());
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

  /// A merchant's backfills, the latest first.
  static Uni<List<BackfillRun>> runs(Mutiny.Session session, String account) {
    return session
        .createQuery(
            "from BackfillRun where account = :account order by startedAt desc", BackfillRun.class)
        .setParameter("account", account)
        .getResultList();
  }

  /// Waits for others who ask for backfills of the same merchant.
  static Uni<Boolean> oneAtATime(Mutiny.Session session, String account) {
    return session
        .createNativeQuery(ONE_AT_A_TIME, Boolean.class)
        .setParameter("account", account)
        .getSingleResult();
  }

  private static void tell(String what, String account, BackfillReply reply, Actor by) {
    LOG.infof(
        "%s merchant=%s outcome=%s by=%s",
        what, account, reply.getClass().getSimpleName(), by.logName());
  }
}
