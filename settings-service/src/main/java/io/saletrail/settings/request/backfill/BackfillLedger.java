package io.saletrail.settings.request.backfill;

import io.saletrail.contracts.backfill.BackfillAssessed.Outcome;
import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.request.run.Run;
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
                    .chain(() -> RunFactTable.all(session, Backfill.KIND, account))
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
                    .chain(() -> RunFactTable.run(session, Backfill.KIND, account, id))
                    .chain(run -> control(session, facts, run, command)),
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
      List<Run<BackfillFact>> runs) {
    var backfills = runs.stream().flatMap(run -> Backfill.state(run).stream()).toList();
    return switch (decide(backfills, requested)) {
      case BackfillReply.Started started -> {
        facts.publish(requested);
        // Stored immediately, so that the next request sees it. The feed will store it again.
        yield RunFactTable.append(session, Backfill.KIND, List.of(requested)).replaceWith(started);
      }
      case BackfillReply other -> Uni.createFrom().item(other);
    };
  }

  private static BackfillReply decide(List<Backfill> backfills, BackfillRequested requested) {
    var inProgress = backfills.stream().filter(each -> each.phase().inProgress()).findFirst();
    if (inProgress.isPresent()) {
      return join(inProgress.get(), requested);
    }
    var allowed =
        requested.dryRun() || backfills.stream().anyMatch(each -> coversDryRun(each, requested));
    return allowed
        ? new BackfillReply.Started(requested.backfill())
        : new BackfillReply.DryRunRequired();
  }

  private static BackfillReply join(Backfill running, BackfillRequested requested) {
    return samePeriod(running, requested) && running.dryRun() == requested.dryRun()
        ? new BackfillReply.Joined(running.id())
        : new BackfillReply.Busy(running.id());
  }

  private static Uni<BackfillReply> control(
      Mutiny.Session session,
      Outbox.Facts facts,
      Optional<Run<BackfillFact>> found,
      Command command) {
    var state = found.flatMap(Backfill::state);
    if (state.isEmpty()) {
      return Uni.createFrom().item(new BackfillReply.NotFound());
    }
    var backfill = state.get();
    if (!backfill.phase().inProgress()) {
      return Uni.createFrom().item(new BackfillReply.Ended(backfill.id()));
    }
    var controlled = new BackfillReply.Controlled(backfill.id());
    if (alreadyApplied(backfill, command)) {
      return Uni.createFrom().item(controlled);
    }
    var fact = Backfill.next(found.get(), command, now());
    facts.publish(fact);
    return RunFactTable.append(session, Backfill.KIND, List.of(fact)).replaceWith(controlled);
  }

  private static boolean alreadyApplied(Backfill backfill, Command command) {
    return switch (command) {
      case PAUSED -> backfill.paused();
      case RESUMED -> !backfill.paused();
      case CANCELLED -> false;
    };
  }

  private static boolean coversDryRun(Backfill earlier, BackfillRequested requested) {
    return earlier.dryRun()
        && samePeriod(earlier, requested)
        && earlier.updatedAt().isAfter(requested.requestedAt().minus(DRY_RUN_VALIDITY))
        && earlier.result().filter(result -> result.outcome() == Outcome.COMPLETE).isPresent();
  }

  private static boolean samePeriod(Backfill backfill, BackfillRequested requested) {
    return backfill.period().equals(BackfillPeriod.of(requested.from(), requested.to()));
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
