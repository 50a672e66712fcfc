package io.saletrail.settings.backfill;

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

/// Enters what is said about backfills. Of two facts the one further on wins, so that order and
/// repetition do not matter.
final class BackfillProjection {
  private static final String BEGIN =
      """
      insert into backfill_run (backfill, account, from_at, to_at, dry_run, phase, phase_rank,
                                started_at, news_at, trigger)
      values (:backfill, :account, :from, :to, :dry, 'REQUESTED', 0, :at, :at,
              nullif(:trigger, ''))
      on conflict do nothing
      """;

  private static final String STEER =
      """
      update backfill_run
         set turn = :turn, paused = :paused, news_at = :at,
             phase = case when :cancelled then 'CANCELLED' else phase end,
             phase_rank = case when :cancelled then 3 else phase_rank end
       where backfill = :backfill and account = :account
         and turn < :turn and phase_rank < 3
      """;

  private static final String MOVE =
      """
      update backfill_run
         set phase = :phase, phase_rank = :rank, stage = nullif(:stage, ''),
             read_count = greatest(read_count, :read),
             recovered_count = greatest(recovered_count, :recovered),
             failure = nullif(:failure, ''),
             assessment = nullif(:assessment, ''), news_at = :at
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
      case BackfillRequested request -> begin(session, request);
      case BackfillControlled steered -> steer(session, steered);
      case BackfillProgressed step ->
          move(
              session,
              step,
              BackfillPhase.READING,
              step.stage().name(),
              step.read(),
              step.recovered(),
              "",
              "");
      case BackfillReadCompleted end ->
          move(
              session,
              end,
              end.dryRun() ? BackfillPhase.ASSESSING : BackfillPhase.COMPLETE,
              "",
              end.read(),
              end.recovered(),
              "",
              "");
      case BackfillFailed end ->
          move(
              session,
              end,
              BackfillPhase.FAILED,
              "",
              end.read(),
              end.recovered(),
              end.cause().name(),
              "");
      case BackfillAssessed result ->
          move(session, result, BackfillPhase.COMPLETE, "", 0, 0, "", FactFormat.write(result));
    };
  }

  private static Uni<Integer> begin(Mutiny.Session session, BackfillRequested request) {
    return of(session, BEGIN, request)
        .setParameter("from", request.from())
        .setParameter("to", request.to())
        .setParameter("dry", request.dryRun())
        .setParameter("trigger", request.trigger().map(Enum::name).orElse(""))
        .executeUpdate();
  }

  private static Uni<Integer> steer(Mutiny.Session session, BackfillControlled steered) {
    return of(session, STEER, steered)
        .setParameter("turn", steered.sequence())
        .setParameter("paused", steered.command() == BackfillControlled.Command.PAUSED)
        .setParameter("cancelled", steered.command() == BackfillControlled.Command.CANCELLED)
        .executeUpdate();
  }

  private static Uni<Integer> move(
      Mutiny.Session session,
      BackfillFact fact,
      BackfillPhase phase,
      String stage,
      int read,
      int recovered,
      String failure,
      String assessment) {
    return of(session, MOVE, fact)
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
