package io.saletrail.settings.request.backfill;

import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.contracts.backfill.BackfillRequested.Trigger;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.merchant.connection.CatchUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Starts a backfill automatically when a merchant reinstalls the app after longer than polls can
/// reach back. No dry run comes first, because these sales belong to an existing merchant.
///
/// Each automatic backfill covers whatever the previous one has not completed, and supersedes it.
/// Repeated uninstalls therefore lose nothing, even when the previous backfill failed because its
/// merchant had left and that fact has not arrived.
@ApplicationScoped
class GapBackfill implements CatchUp {
  private static final Logger LOG = Logger.getLogger(GapBackfill.class);

  private static final String READ_UP_TO =
      "select max(to_at) from check_run where account = :account and state = 'COMPLETED'";

  @Override
  public Uni<Void> begin(
      Mutiny.Session session,
      Outbox.Facts facts,
      String account,
      Optional<Instant> lostAt,
      Instant now) {
    return BackfillLedger.lock(session, account)
        .chain(() -> BackfillLedger.runs(session, account))
        .chain(
            runs ->
                readUpTo(session, account)
                    .map(readUpTo -> facts(account, lastAutomatic(runs), lostAt, readUpTo, now)))
        .invoke(published -> published.forEach(facts::publish))
        .chain(published -> BackfillProjection.enter(session, published));
  }

  private static List<BackfillFact> facts(
      String account,
      Optional<BackfillRun> previous,
      Optional<Instant> lostAt,
      Optional<Instant> readUpTo,
      Instant now) {
    var running = previous.filter(run -> run.phase.inProgress());
    if (running.isPresent() && lostAt.isEmpty()) {
      // Installed twice, or settings saved in the app: a backfill is already in progress.
      return List.of();
    }
    var unfinishedFrom = previous.filter(GapBackfill::isUnfinished).map(run -> run.from);
    return switch (GapRules.decide(readUpTo, lostAt, unfinishedFrom, now)) {
      case Gap.WithinReach() -> List.of();
      case Gap.BeyondReach(var days) -> {
        LOG.infof(
            "backfill.requested merchant=%s outcome=Started trigger=%s from=%s to=%s",
            account, Trigger.REINSTALLED, days.from(), days.to());
        yield Stream.<BackfillFact>concat(
                running.map(run -> superseded(run, now)).stream(),
                Stream.of(request(account, days, now)))
            .toList();
      }
    };
  }

  /// The latest automatic backfill.
  private static Optional<BackfillRun> lastAutomatic(List<BackfillRun> runs) {
    return runs.stream().filter(run -> run.trigger == Trigger.REINSTALLED).findFirst();
  }

  /// A cancelled backfill was cancelled on purpose.
  private static boolean isUnfinished(BackfillRun run) {
    return switch (run.phase) {
      case REQUESTED, READING, ASSESSING, FAILED -> true;
      case COMPLETE, CANCELLED -> false;
    };
  }

  private static BackfillControlled superseded(BackfillRun run, Instant now) {
    return new BackfillControlled(
        run.backfill, run.account, run.sequence + 1, Command.CANCELLED, now);
  }

  private static BackfillRequested request(String account, BackfillPeriod days, Instant now) {
    return new BackfillRequested(
        UUID.randomUUID().toString(),
        account,
        days.begin(),
        days.end(),
        false,
        now,
        Optional.of(Trigger.REINSTALLED));
  }

  private static Uni<Optional<Instant>> readUpTo(Mutiny.Session session, String account) {
    return session
        .createNativeQuery(READ_UP_TO, OffsetDateTime.class)
        .setParameter("account", account)
        .getSingleResultOrNull()
        .map(GapBackfill::instant);
  }

  private static Optional<Instant> instant(@Nullable OffsetDateTime column) {
    return Optional.ofNullable(column).map(OffsetDateTime::toInstant);
  }
}
