package io.saletrail.conversion.dryrun;

import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillAssessed.Outcome;
import io.saletrail.conversion.CaseDecider;
import io.saletrail.conversion.dryrun.DryRunTable.Complete;
import io.saletrail.outbox.FreshContext;
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

/// Decides what was rehearsed, over the facts that are there and by the code that decides for real,
/// in transactions that are all undone.
@ApplicationScoped
class Assessment {
  /// Names in one look at what stands.
  private static final int NAMES_AT_A_TIME = 5_000;

  /// The cases that stand, by what the rehearsal has in common with them.
  private static final String STANDING =
      """
      select t.stripe_id, cast(t.case_id as text) from tie t
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
  private final CaseDecider work;
  private final DryRunTable store;
  private final DryRunConfig config;

  Assessment(
      Mutiny.SessionFactory sessions,
      FreshContext context,
      CaseDecider work,
      DryRunTable store,
      DryRunConfig config) {
    this.sessions = sessions;
    this.context = context;
    this.work = work;
    this.store = store;
    this.config = config;
  }

  /// What a rehearsal comes to.
  Uni<BackfillAssessed> of(Complete one) {
    var count = new Count();
    return store
        .ties(one)
        .chain(ties -> chunks(one, ties))
        .chain(chunks -> decide(one, chunks, count))
        .map(
            done ->
                count.fact(
                    one.backfill(),
                    one.account(),
                    one.overflown() ? Outcome.TOO_LARGE : Outcome.COMPLETE,
                    Instant.now()));
  }

  private Uni<List<List<String>>> chunks(Complete one, Map<String, List<String>> ties) {
    var groups = new Groups();
    ties.values().forEach(groups::bind);
    var names = ties.values().stream().flatMap(List::stream).distinct().toList();
    var parts = new ArrayList<List<String>>();
    for (var from = 0; from < names.size(); from += NAMES_AT_A_TIME) {
      parts.add(names.subList(from, Math.min(names.size(), from + NAMES_AT_A_TIME)));
    }
    return Multi.createFrom()
        .iterable(parts)
        .onItem()
        .transformToUniAndConcatenate(part -> standing(one, part))
        .invoke(cases -> cases.values().forEach(groups::bind))
        .collect()
        .last()
        .map(done -> groups.chunks(ties, config.chunk()));
  }

  /// The names that each standing case has in common with the rehearsal, and its own.
  private Uni<Map<String, List<String>>> standing(Complete one, List<String> names) {
    return context.run(
        () ->
            sessions.withSession(
                session ->
                    session
                        .createNativeQuery(STANDING, Object[].class)
                        .setParameter("account", one.account())
                        .setParameter("names", names.toArray(String[]::new))
                        .getResultList()
                        .map(Assessment::byCase)));
  }

  private static Map<String, List<String>> byCase(List<Object[]> rows) {
    var cases = new HashMap<String, List<String>>();
    for (var row : rows) {
      var id = (String) row[1];
      cases.computeIfAbsent(id, first -> new ArrayList<>(List.of(first))).add((String) row[0]);
    }
    return cases;
  }

  private Uni<Void> decide(Complete one, List<List<String>> chunks, Count count) {
    return Multi.createFrom()
        .iterable(chunks)
        .onItem()
        .transformToUniAndConcatenate(chunk -> undone(one, chunk, count))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> undone(Complete one, List<String> chunk, Count count) {
    var ids = Set.copyOf(chunk);
    return context.run(
        () ->
            sessions.withTransaction(
                (session, transaction) -> {
                  transaction.markForRollback();
                  return store
                      .facts(session, one, chunk)
                      .chain(
                          facts ->
                              work.enterWhole(session, facts, outcome -> count.add(outcome, ids)));
                }));
  }
}
