package io.saletrail.settings.request.backfill;

import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.contracts.backfill.BackfillRequested.Trigger;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.merchant.connection.CatchUp;
import io.saletrail.settings.request.run.Run;
import io.saletrail.settings.request.run.RunFactTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

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
      """
      select max(cast(body ->> 'to' as timestamptz)) from run_fact
       where account = :account and kind = 'CHECK' and type = 'PollCompleted'
      """;

  @Override
  public Uni<Void> begin(
      Mutiny.Session session,
      Outbox.Facts facts,
      String account,
      Optional<Instant> lostAt,
      Instant now) {
    return BackfillLedger.lock(session, account)
        .chain(() -> RunFactTable.all(session, Backfill.KIND, account))
        .chain(
            runs ->
                readUpTo(session, account)
                    .map(readUpTo -> facts(account, lastAutomatic(runs), lostAt, readUpTo, now)))
        .invoke(published -> published.forEach(facts::publish))
        .chain(published -> RunFactTable.append(session, Backfill.KIND, published));
  }

  private static List<BackfillFact> facts(
      String account,
      Optional<Run<BackfillFact>> previous,
      Optional<Instant> lostAt,
      Optional<Instant> readUpTo,
      Instant now) {
    var last = previous.flatMap(Backfill::state);
    var running = previous.filter(_ -> last.filter(it -> it.phase().inProgress()).isPresent());
    if (running.isPresent() && lostAt.isEmpty()) {
      // Installed twice, or settings saved in the app: a backfill is already in progress.
      return List.of();
    }
    var unfinishedFrom = last.filter(GapBackfill::isUnfinished).map(it -> it.period().begin());
    return switch (GapRules.decide(readUpTo, lostAt, unfinishedFrom, now)) {
      case Gap.WithinReach() -> List.of();
      case Gap.BeyondReach(var days) -> {
        LOG.infof(
            "backfill.requested merchant=%s outcome=Started trigger=%s from=%s to=%s",
            account, Trigger.REINSTALLED, days.from(), days.to());
        yield Stream.<BackfillFact>concat(
                running.map(run -> Backfill.next(run, Command.CANCELLED, now)).stream(),
                Stream.of(request(account, days, now)))
            .toList();
      }
    };
  }

  /// The latest automatic backfill.
  private static Optional<Run<BackfillFact>> lastAutomatic(List<Run<BackfillFact>> runs) {
    return runs.stream().filter(GapBackfill::isAutomatic).findFirst();
  }

  private static boolean isAutomatic(Run<BackfillFact> run) {
    return Backfill.state(run)
        .flatMap(Backfill::trigger)
        .filter(trigger -> trigger == Trigger.REINSTALLED)
        .isPresent();
  }

  /// A cancelled backfill was cancelled on purpose.
  private static boolean isUnfinished(Backfill backfill) {
    return switch (backfill.phase()) {
      case REQUESTED, READING, ASSESSING, FAILED -> true;
      case COMPLETE, CANCELLED -> false;
    };
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
    return Rows.query(session, READ_UP_TO, Instant.class).set("account", account).first();
  }
}
