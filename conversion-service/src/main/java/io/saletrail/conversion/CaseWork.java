package io.saletrail.conversion;

import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.conversion.CaseFacts.CaseId;
import io.saletrail.conversion.CaseFacts.Standing;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import io.saletrail.conversion.rules.Missing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// What is done with facts, within a transaction of the caller's: they enter their cases, and the
/// cases are decided anew. Whether that is then said or forgotten is the caller's affair, so that a
/// rehearsal is the real thing.
@ApplicationScoped
public class CaseWork {
  private final CaseStore store;
  private final CustomerStore customers;
  private final CaseFiles files;
  private final WaitStore waits;
  private final Clock clock = Clock.systemUTC();

  CaseWork(CaseStore store, CustomerStore customers, CaseFiles files, WaitStore waits) {
    this.store = store;
    this.customers = customers;
    this.files = files;
    this.waits = waits;
  }

  /// What deciding cases came to.
  ///
  /// @param changes the decisions that differ from those that stood
  /// @param decided every decision of the cases, changed or not
  public record Outcome(List<Change> changes, List<Decided> decided) {
    static final Outcome NOTHING = new Outcome(List.of(), List.of());
  }

  /// A decision in place of the one that stood.
  ///
  /// @param before what stood; empty for a payment or conversion that nothing was said of
  /// @param fact what is to be said now
  public record Change(Optional<ConversionFact> before, ConversionFact fact) {}

  /// Enters facts and decides every case that they touch.
  public Uni<Outcome> enter(Mutiny.Session session, Collection<PaymentActivity> facts) {
    return store
        .lock(session, accounts(facts))
        .chain(() -> enterCases(session, facts))
        .chain(touched -> decide(session, touched));
  }

  /// Decides cases again: their merchant has another policy.
  Uni<Outcome> redecide(Mutiny.Session session, String account, Collection<UUID> cases) {
    var touched = cases.stream().map(id -> new CaseId(account, id)).toList();
    return store.lock(session, List.of(account)).chain(() -> decide(session, touched));
  }

  /// Notes what came of asking Stripe, and decides the cases for which that matters.
  Uni<Outcome> answered(Mutiny.Session session, LookupEnded answer) {
    return store
        .lock(session, List.of(answer.account()))
        .chain(() -> waits.answer(session, answer))
        .chain(touched -> decide(session, touched));
  }

  private static Collection<String> accounts(Collection<PaymentActivity> facts) {
    return facts.stream()
        .map(PaymentActivity::account)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Enters facts.
  ///
  /// @return the cases that they touch
  private Uni<Collection<CaseId>> enterCases(
      Mutiny.Session session, Collection<PaymentActivity> facts) {
    var sights = new ArrayList<CustomerObserved>();
    var ofCases = new ArrayList<PaymentActivity>();
    for (var fact : facts) {
      if (fact instanceof CustomerObserved sight) {
        sights.add(sight);
      } else {
        ofCases.add(fact);
      }
    }
    var touched = new LinkedHashSet<CaseId>();
    return store
        .casesOf(session, CaseTies.of(ofCases))
        .chain(known -> enter(session, ofCases, known))
        .invoke(touched::addAll)
        .chain(() -> customers.enter(session, sights))
        .chain(changed -> customers.casesOf(session, changed))
        .invoke(touched::addAll)
        .replaceWith(touched);
  }

  private Uni<Collection<CaseId>> enter(
      Mutiny.Session session, Collection<PaymentActivity> facts, Map<CaseTies.Tie, UUID> known) {
    var ties = new CaseTies(known, UUID::randomUUID);
    facts.forEach(ties::enter);
    var homes = new LinkedHashMap<PaymentActivity, UUID>();
    facts.forEach(fact -> homes.put(fact, ties.caseOf(fact)));
    return store
        .merge(session, ties.merged())
        .chain(() -> store.tie(session, ties.added()))
        .chain(() -> store.enter(session, homes))
        .replaceWith(
            () ->
                homes.entrySet().stream()
                    .map(home -> new CaseId(home.getKey().account(), home.getValue()))
                    .distinct()
                    .toList());
  }

  private Uni<Outcome> decide(Mutiny.Session session, Collection<CaseId> touched) {
    if (touched.isEmpty()) {
      return Uni.createFrom().item(Outcome.NOTHING);
    }
    return files.load(session, touched).chain(cases -> decide(session, touched, cases));
  }

  private Uni<Outcome> decide(
      Mutiny.Session session, Collection<CaseId> touched, List<CaseFacts> cases) {
    var now = clock.instant();
    var standing = new ArrayList<Standing>();
    var changes = new ArrayList<Change>();
    var decided = new ArrayList<Decided>();
    var lacking = new ArrayList<WaitStore.Lacking>();
    for (var one : cases) {
      var ofCase = Restatement.decided(one);
      decided.addAll(ofCase);
      for (var change : Restatement.of(one, ofCase, now)) {
        standing.add(change);
        changes.add(new Change(before(one, change), change.fact()));
      }
      ofCase.stream()
          .flatMap(each -> Missing.of(each).stream())
          .map(each -> new WaitStore.Lacking(one.id(), each))
          .forEach(lacking::add);
    }
    return store
        .decided(session, standing)
        .chain(() -> waits.restate(session, touched, lacking))
        .replaceWith(new Outcome(List.copyOf(changes), List.copyOf(decided)));
  }

  private static Optional<ConversionFact> before(CaseFacts one, Standing change) {
    return Optional.ofNullable(one.standing().get(change.decision().subject())).map(Standing::fact);
  }
}
