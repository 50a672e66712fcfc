package io.saletrail.conversion.dryrun;

import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.dryrun.DryRunActivityRead;
import io.saletrail.contracts.dryrun.DryRunEnded;
import io.saletrail.conversion.dryrun.DryRunTable.CompleteRun;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Enters the facts of dry runs, claims complete ones and publishes their assessments.
@ApplicationScoped
class DryRunLedger {
  private final Outbox outbox;
  private final DryRunConfig config;

  DryRunLedger(Outbox outbox, DryRunConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  /// Enters facts and records which dry runs have ended.
  Uni<Void> enter(List<DryRunActivityRead> activity, List<DryRunEnded> ended) {
    return outbox.write(
        session ->
            DryRunTable.open(session, activity)
                .chain(() -> DryRunTable.enter(session, activity, config.facts()))
                .chain(() -> end(session, ended)));
  }

  private static Uni<Void> end(Mutiny.Session session, List<DryRunEnded> ended) {
    return Multi.createFrom()
        .iterable(ended)
        .onItem()
        .transformToUniAndConcatenate(end -> DryRunTable.end(session, end))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /// Claims a complete dry run for the length of a lease.
  Uni<Optional<CompleteRun>> claim() {
    return outbox.write(session -> DryRunTable.claim(session, config.lease()));
  }

  /// The correlation ids of each of its facts.
  Uni<Map<String, List<String>>> correlationIds(CompleteRun one) {
    return outbox.read(session -> DryRunTable.correlationIds(session, one));
  }

  /// Publishes the assessment, once, and deletes the facts.
  Uni<Void> assessed(BackfillAssessed result) {
    return outbox.write(
        (session, facts) ->
            DryRunTable.endAssessed(session, result.backfill())
                .invoke(
                    ended -> {
                      if (ended) {
                        facts.publish(result);
                      }
                    })
                .replaceWithVoid());
  }

  /// Deletes expired dry runs.
  Uni<Void> deleteExpired() {
    return outbox
        .write(session -> DryRunTable.deleteExpired(session, config.retention()))
        .replaceWithVoid();
  }
}
