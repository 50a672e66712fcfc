package io.saletrail.settings.request.backfill;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillFailed;
import io.saletrail.contracts.backfill.BackfillProgressed;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Stores facts about backfills. Of two facts the one further on wins, in any order and with any
/// repetition.
final class BackfillProjection {
  private static final String INSERT =
      """
      insert into backfill_run (backfill, account, from_at, to_at, dry_run, phase, phase_rank,
                                started_at, updated_at, trigger)
      values (:backfill, :account, :from, :to, :dry, 'REQUESTED', 0, :at, :at,
              nullif(:trigger, ''))
      on conflict do nothing
      """;

  private static final String CONTROL =
      """
      update backfill_run
         set sequence = :sequence, paused = :paused, updated_at = :at,
             phase = case when :cancelled then 'CANCELLED' else phase end,
             phase_rank = case when :cancelled then 3 else phase_rank end
       where backfill = :backfill and account = :account
         and sequence < :sequence and phase_rank < 3
      """;

  private static final String ADVANCE =
      """
      update backfill_run
         set phase = :phase, phase_rank = :rank, stage = nullif(:stage, ''),
             read_count = greatest(read_count, :read),
             recovered_count = greatest(recovered_count, :recovered),
             failure = nullif(:failure, ''),
             assessment = nullif(:assessment, ''), updated_at = :at
       where backfill = :backfill and account = :account
         and (phase_rank < :rank
              or (phase_rank = :rank and phase = 'READING' and read_count <= :read))
      """;

  private BackfillProjection() {}

  static Uni<Void> enter(Mutiny.Session session, List<? extends BackfillFact> facts) {
    return Multi.createFrom()
        .iterable(facts)
        .onItem()
        .transformToUniAndConcatenate(fact -> enter(session, fact))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Uni<Integer> enter(Mutiny.Session session, BackfillFact fact) {
    return switch (fact) {
      case BackfillRequested request -> insert(session, request);
      case BackfillControlled command -> control(session, command);
      case BackfillProgressed progress ->
          advance(
              session,
              progress,
              BackfillPhase.READING,
              progress.stage().name(),
              progress.read(),
              progress.recovered(),
              "",
              "");
      case BackfillReadCompleted end ->
          advance(
              session,
              end,
              end.dryRun() ? BackfillPhase.ASSESSING : BackfillPhase.COMPLETE,
              "",
              end.read(),
              end.recovered(),
              "",
              "");
      case BackfillFailed end ->
          advance(
              session,
              end,
              BackfillPhase.FAILED,
              "",
              end.read(),
              end.recovered(),
              end.cause().name(),
              "");
      case BackfillAssessed result ->
          advance(session, result, BackfillPhase.COMPLETE, "", 0, 0, "", FactFormat.write(result));
    };
  }

  private static Uni<Integer> insert(Mutiny.Session session, BackfillRequested request) {
    return of(session, INSERT, request)
        .setParameter("from", request.from())
        .setParameter("to", request.to())
        .setParameter("dry", request.dryRun())
        .setParameter("trigger", request.trigger().map(Enum::name).orElse(""))
        .executeUpdate();
  }

  private static Uni<Integer> control(Mutiny.Session session, BackfillControlled command) {
    return of(session, CONTROL, command)
        .setParameter("sequence", command.sequence())
        .setParameter("paused", command.command() == BackfillControlled.Command.PAUSED)
        .setParameter("cancelled", command.command() == BackfillControlled.Command.CANCELLED)
        .executeUpdate();
  }

  private static Uni<Integer> advance(
      Mutiny.Session session,
      BackfillFact fact,
      BackfillPhase phase,
      String stage,
      int read,
      int recovered,
      String failure,
      String assessment) {
    return of(session, ADVANCE, fact)
        .setParameter("phase", phase.name())
        .setParameter("rank", phase.rank())
        .setParameter("stage", stage)
        .setParameter("read", read)
        .setParameter("recovered", recovered)
        .setParameter("failure", failure)
        .setParameter("assessment", assessment)
        .executeUpdate();
  }

  private static Mutiny.MutationQuery of(Mutiny.Session session, String sql, BackfillFact fact) {
    return session
        .createNativeQuery(sql)
        .setParameter("backfill", fact.backfill())
        .setParameter("account", fact.account())
        .setParameter("at", fact.at());
  }
}
