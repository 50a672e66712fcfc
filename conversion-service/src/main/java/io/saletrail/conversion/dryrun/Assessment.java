package io.saletrail.conversion.dryrun;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.conversion.decision.CaseDecider;
import io.saletrail.conversion.decision.CaseDecider.Outcome;
import io.saletrail.conversion.dryrun.DryRunTable.CompleteRun;
import io.saletrail.outbox.FreshContext;
import io.saletrail.outbox.Rows;
import io.saletrail.outbox.feed.Outage;
import io.saletrail.outbox.feed.Received;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Decides the facts of a dry run together with the stored facts, by the code that decides live, in
/// transactions that are all rolled back.
@ApplicationScoped
class Assessment {
  private static final Logger LOG = Logger.getLogger(Assessment.class);

  /// Correlation ids per query.
  private static final int IDS_PER_QUERY = 5_000;

  /// The stored cases that share an id with the dry run.
  private static final String RELATED_CASES =
      """
      select t.stripe_id as id, cast(t.case_id as text) as related from correlation t
       where t.account = :account and t.stripe_id = any(:names)
      union all
      select p.parent, cast(p.case_id as text) from case_parent p
       where p.account = :account and p.parent = any(:names)
      union all
      select s.customer, s.subscription from subscription_customer s
       where s.account = :account and s.customer = any(:names)
      """;

  private final Mutiny.SessionFactory sessions;
  private final FreshContext context;
  private final CaseDecider decider;
  private final DryRunLedger ledger;
  private final DryRunConfig config;

  Assessment(
      Mutiny.SessionFactory sessions,
      FreshContext context,
      CaseDecider decider,
      DryRunLedger ledger,
      DryRunConfig config) {
    this.sessions = sessions;
    this.context = context;
    this.decider = decider;
    this.ledger = ledger;
    this.config = config;
  }

  /// Assesses a dry run.
  Uni<BackfillAssessed> of(CompleteRun one) {
    var count = new Count();
    return ledger
        .correlationIds(one)
        .chain(correlationIds -> chunks(one, correlationIds))
        .chain(chunks -> decide(one, chunks, count))
        .map(
            done ->
                count.fact(
                    one.backfill(),
                    one.account(),
                    one.tooLarge()
                        ? BackfillAssessed.Outcome.TOO_LARGE
                        : BackfillAssessed.Outcome.COMPLETE,
                    Instant.now()));
  }

  private Uni<List<List<String>>> chunks(
      CompleteRun one, Map<String, List<String>> correlationIds) {
    var groups = new Groups();
    correlationIds.values().forEach(groups::bind);
    var names = correlationIds.values().stream().flatMap(List::stream).distinct().toList();
    var parts = new ArrayList<List<String>>();
    for (var from = 0; from < names.size(); from += IDS_PER_QUERY) {
      parts.add(names.subList(from, Math.min(names.size(), from + IDS_PER_QUERY)));
    }
    return Multi.createFrom()
        .iterable(parts)
        .onItem()
        .transformToUniAndConcatenate(part -> relatedCases(one, part))
        .invoke(cases -> cases.values().forEach(groups::bind))
        .collect()
        .last()
        .map(done -> groups.chunks(correlationIds, config.chunk()));
  }

  /// The ids that each stored case shares with the dry run, and its own.
  private Uni<Map<String, List<String>>> relatedCases(CompleteRun one, List<String> names) {
    return context.run(
        () ->
            sessions.withSession(
                session ->
                    Rows.query(session, RELATED_CASES, RelatedCase.class)
                        .set("account", one.account())
                        .texts("names", names)
                        .list()
                        .map(Assessment::byCase)));
  }

  /// @param related the case, or the subscription of a customer
  private record RelatedCase(String id, String related) {}

  private static Map<String, List<String>> byCase(List<RelatedCase> rows) {
    var cases = new HashMap<String, List<String>>();
    for (var row : rows) {
      cases.computeIfAbsent(row.related(), first -> new ArrayList<>(List.of(first))).add(row.id());
    }
    return cases;
  }

  private Uni<Void> decide(CompleteRun one, List<List<String>> chunks, Count count) {
    return Multi.createFrom()
        .iterable(chunks)
        .onItem()
        .transformToUniAndConcatenate(chunk -> decideAndRollBack(one, chunk, count))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /// What a dry run stores is rolled back, so its text need not be the received one.
  private static List<Received<PaymentActivity>> written(List<PaymentActivity> facts) {
    return facts.stream().map(Received::written).toList();
  }

  private Uni<Void> decideAndRollBack(CompleteRun one, List<String> chunk, Count count) {
    var ids = Set.copyOf(chunk);
    return Outage.retryUntilUp(
            Uni.createFrom().deferred(() -> outcomesOf(one, chunk)),
            failure -> LOG.debugf("dry_run.deferred error=%s", failure.getClass().getSimpleName()))
        .invoke(outcomes -> outcomes.forEach(outcome -> count.add(outcome, ids)))
        .replaceWithVoid();
  }

  private Uni<List<Outcome>> outcomesOf(CompleteRun one, List<String> chunk) {
    var outcomes = new ArrayList<Outcome>();
    return context.run(
        () ->
            sessions.withTransaction(
                (session, transaction) -> {
                  transaction.markForRollback();
                  return DryRunTable.facts(session, one, chunk)
                      .chain(
                          facts -> decider.enterCompletely(session, written(facts), outcomes::add))
                      .replaceWith(outcomes);
                }));
  }
}
