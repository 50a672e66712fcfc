package io.saletrail.settings.backfill;

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

/// The backfill that begins by itself when a merchant returns after longer than polls reach back.
/// For real at once: they were our merchant before, so nothing of it is news to them.
///
/// Each one covers whatever the one before has not brought in, and takes its place. So it does not
/// matter how often somebody leaves and returns, or that the one before ends early because its
/// merchant left: the news of that may still be on its way.
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
    return BackfillLedger.oneAtATime(session, account)
        .chain(() -> BackfillLedger.runs(session, account))
        .chain(
            runs ->
                readUpTo(session, account)
                    .map(readUpTo -> toSay(account, latest(runs), lostAt, readUpTo, now)))
        .invoke(said -> said.forEach(facts::publish))
        .chain(said -> BackfillProjection.enter(session, said));
  }

  private static List<BackfillFact> toSay(
      String account,
      Optional<BackfillRun> before,
      Optional<Instant> lostAt,
      Optional<Instant> readUpTo,
      Instant now) {
    var running = before.filter(run -> run.phase.underWay());
    if (running.isPresent() && lostAt.isEmpty()) {
      // Installed twice, or saved in the app: it is all under way.
      return List.of();
    }
    var owed = before.filter(GapBackfill::owes).map(run -> run.from);
    return switch (GapRules.judge(readUpTo, lostAt, owed, now)) {
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

  /// The last one that began by itself.
  private static Optional<BackfillRun> latest(List<BackfillRun> runs) {
    return runs.stream().filter(run -> run.trigger == Trigger.REINSTALLED).findFirst();
  }

  /// Whoever cancels one wants it so.
  private static boolean owes(BackfillRun run) {
    return switch (run.phase) {
      case REQUESTED, READING, ASSESSING, FAILED -> true;
      case COMPLETE, CANCELLED -> false;
    };
  }

  private static BackfillControlled superseded(BackfillRun run, Instant now) {
    return new BackfillControlled(run.backfill, run.account, run.turn + 1, Command.CANCELLED, now);
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
        .map(GapBackfill::moment);
  }

  private static Optional<Instant> moment(@Nullable OffsetDateTime column) {
    return Optional.ofNullable(column).map(OffsetDateTime::toInstant);
  }
}
