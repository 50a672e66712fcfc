package io.saletrail.conversion.decision;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.Parent;
import io.saletrail.conversion.cases.CaseInput;
import io.saletrail.conversion.cases.CaseInput.CurrentDecision;
import io.saletrail.conversion.cases.CaseLoader;
import io.saletrail.conversion.cases.CaseLoader.Portion;
import io.saletrail.conversion.cases.CaseTable;
import io.saletrail.conversion.cases.FactEntry;
import io.saletrail.conversion.head.Affected;
import io.saletrail.conversion.head.RedecisionTable;
import io.saletrail.conversion.merchant.MerchantTable;
import io.saletrail.conversion.merchant.Policies;
import io.saletrail.conversion.missingdetail.MissingDetailConfig;
import io.saletrail.conversion.missingdetail.MissingDetailTable;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import io.saletrail.conversion.rules.MissingDetail;
import io.saletrail.outbox.feed.Received;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// Enters facts into cases and decides these cases again, portion by portion, within the caller's
/// transaction. The caller commits or rolls back, so a dry run is the real computation.
@ApplicationScoped
public class CaseDecider {
  /// Cases of one subscription or customer that are decided together with a change of their head.
  /// The sweep decides the others, as many per transaction.
  static final int SLICE = 100;

  /// Cases that one transaction decides for changed heads, of all subscriptions and customers
  /// together.
  private static final int SLICES = 1_000;

  private final FactEntry entry;
  private final CaseLoader loader;
  private final MissingDetailConfig missingDetails;
  private final Clock clock = Clock.systemUTC();

  CaseDecider(FactEntry entry, CaseLoader loader, MissingDetailConfig missingDetails) {
    this.entry = entry;
    this.loader = loader;
    this.missingDetails = missingDetails;
  }

  /// The result of deciding one portion of cases.
  ///
  /// @param changes the decisions that differ from the published ones
  /// @param decided every decision of the cases, changed or not
  public record Outcome(List<Change> changes, List<Decided> decided) {}

  /// A decision that replaces a published one.
  ///
  /// @param before the published decision; empty where none was published
  /// @param fact the decision to publish
  public record Change(Optional<ConversionFact> before, ConversionFact fact) {}

  /// Enters facts and decides every case that they touch. Where a fact concerns all payments of a
  /// subscription or customer, decides the first of these; the sweep decides the others.
  ///
  /// @param outcomes receives the result of each portion once it is written
  Uni<Void> enter(
      Mutiny.Session session,
      Collection<Received<PaymentActivity>> facts,
      Consumer<Outcome> outcomes) {
    return entered(
        session, facts, (affected, policies) -> decideFirst(session, affected, policies, outcomes));
  }

  /// Like [#enter], but leaves nothing to the sweep.
  ///
  /// @param outcomes receives the result of each portion once it is written
  public Uni<Void> enterCompletely(
      Mutiny.Session session,
      Collection<Received<PaymentActivity>> facts,
      Consumer<Outcome> outcomes) {
    return entered(
        session, facts, (affected, policies) -> decideAll(session, affected, policies, outcomes));
  }

  /// Records the result of a look-up and decides the cases that it concerns.
  Uni<Void> applyLookupResult(
      Mutiny.Session session, LookupEnded result, Consumer<Outcome> outcomes) {
    return CaseTable.lock(session, List.of(result.account()))
        .chain(() -> MerchantTable.policies(session, List.of(result.account())))
        .chain(policies -> applyLookupResult(session, result, policies, outcomes));
  }

  private Uni<Void> applyLookupResult(
      Mutiny.Session session, LookupEnded result, Policies policies, Consumer<Outcome> outcomes) {
    return MissingDetailTable.applyResult(session, result, SLICE)
        .chain(affected -> decideFirst(session, affected, policies, outcomes));
  }

  /// Decides the next slice of a parent's cases.
  Uni<Void> redecide(Mutiny.Session session, Parent parent, Consumer<Outcome> outcomes) {
    return CaseTable.lock(session, List.of(parent.account()))
        .chain(() -> RedecisionTable.lock(session, parent))
        .chain(
            after ->
                after.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : slice(session, parent, after.get(), outcomes));
  }

  private Uni<Void> slice(
      Mutiny.Session session, Parent parent, UUID after, Consumer<Outcome> outcomes) {
    return next(session, parent, after)
        .call(cases -> decideAgain(session, parent.account(), cases, outcomes))
        .chain(
            cases ->
                isLast(parent, cases)
                    ? RedecisionTable.delete(session, parent)
                    : RedecisionTable.resumeAfter(session, Map.of(parent, cursor(parent, cases))));
  }

  /// The next slice of a parent's cases: of a merchant, those that an older policy decided.
  Uni<List<CaseId>> next(Mutiny.Session session, Parent parent, UUID after) {
    return isMerchant(parent)
        ? CaseTable.outdated(session, parent.account(), SLICE)
        : casesAfter(session, parent, after);
  }

  static boolean isLast(Parent parent, List<CaseId> cases) {
    return isMerchant(parent) ? cases.isEmpty() : cases.size() < SLICE;
  }

  static UUID cursor(Parent parent, List<CaseId> cases) {
    return isMerchant(parent) ? RedecisionTable.BEFORE_ALL : cases.getLast().id();
  }

  private static boolean isMerchant(Parent parent) {
    return parent.id().equals(parent.account());
  }

  /// Decides one case alone, and records that it is decided.
  Uni<Void> redecide(Mutiny.Session session, CaseId one, Consumer<Outcome> outcomes) {
    return CaseTable.lock(session, List.of(one.account()))
        .chain(() -> decideAgain(session, one.account(), List.of(one), outcomes))
        .chain(() -> UndecidedTable.delete(session, one))
        .replaceWithVoid();
  }

  /// The policy is read once: decisions are stamped with what decided them, and never with a newer
  /// version.
  private Uni<Void> decideAgain(
      Mutiny.Session session, String account, List<CaseId> cases, Consumer<Outcome> outcomes) {
    return MerchantTable.policies(session, List.of(account))
        .call(policies -> decide(session, cases, policies, outcomes))
        .chain(policies -> CaseTable.stamp(session, account, cases, policies.version(account)))
        .replaceWithVoid();
  }

  private Uni<List<CaseId>> casesAfter(Mutiny.Session session, Parent parent, UUID after) {
    return CaseTable.casesOf(session, List.of(parent), after, SLICE)
        .map(cases -> cases.getOrDefault(parent, List.of()));
  }

  /// The policies are read once, under the lock: the sweep that follows a change of them waits for
  /// it.
  private Uni<Void> entered(
      Mutiny.Session session,
      Collection<Received<PaymentActivity>> facts,
      BiFunction<Affected, Policies, Uni<Void>> decide) {
    var accounts = accounts(facts);
    return lock(session, accounts)
        .chain(() -> MerchantTable.policies(session, accounts))
        .chain(
            policies ->
                entry
                    .enter(session, facts, policies.options())
                    .chain(affected -> decide.apply(affected, policies)));
  }

  private static Uni<Void> lock(Mutiny.Session session, Collection<String> accounts) {
    return accounts.size() == 1
        ? CaseTable.lock(session, accounts)
        : CaseTable.tryLock(session, accounts);
  }

  private static Collection<String> accounts(Collection<Received<PaymentActivity>> facts) {
    return facts.stream()
        .map(one -> one.fact().account())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Uni<Void> decideFirst(
      Mutiny.Session session, Affected affected, Policies policies, Consumer<Outcome> outcomes) {
    var parents = List.copyOf(affected.parents());
    if (parents.isEmpty()) {
      return decide(session, affected.cases(), policies, outcomes);
    }
    return CaseTable.casesOf(session, parents, RedecisionTable.BEFORE_ALL, SLICE + 1)
        .map(cases -> FirstSlices.of(cases, SLICE, SLICES))
        .call(slices -> decide(session, both(affected.cases(), slices.now()), policies, outcomes))
        .chain(slices -> RedecisionTable.resumeAfter(session, slices.later()));
  }

  private static Collection<CaseId> both(Collection<CaseId> some, Collection<CaseId> others) {
    var all = new LinkedHashSet<>(some);
    all.addAll(others);
    return all;
  }

  private Uni<Void> decideAll(
      Mutiny.Session session, Affected affected, Policies policies, Consumer<Outcome> outcomes) {
    return Multi.createFrom()
        .iterable(affected.parents())
        .onItem()
        .transformToUniAndConcatenate(
            parent -> addCases(session, parent, RedecisionTable.BEFORE_ALL, affected))
        .collect()
        .last()
        .chain(() -> decide(session, affected.cases(), policies, outcomes));
  }

  private Uni<Void> addCases(Mutiny.Session session, Parent parent, UUID after, Affected affected) {
    return casesAfter(session, parent, after)
        .invoke(affected.cases()::addAll)
        .chain(
            cases ->
                cases.size() < SLICE
                    ? Uni.createFrom().voidItem()
                    : addCases(session, parent, cases.getLast().id(), affected));
  }

  private Uni<Void> decide(
      Mutiny.Session session,
      Collection<CaseId> cases,
      Policies policies,
      Consumer<Outcome> outcomes) {
    return cases.isEmpty()
        ? Uni.createFrom().voidItem()
        : loader
            .loadFew(session, List.copyOf(cases), policies.options())
            .chain(
                few ->
                    few.isPresent()
                        ? write(session, few.get(), policies).invoke(outcomes).replaceWithVoid()
                        : decidePortions(session, cases, policies, outcomes));
  }

  private Uni<Void> decidePortions(
      Mutiny.Session session,
      Collection<CaseId> cases,
      Policies policies,
      Consumer<Outcome> outcomes) {
    return loader
        .portions(session, cases)
        .chain(portions -> decide(session, portions, policies, outcomes));
  }

  private Uni<Void> decide(
      Mutiny.Session session,
      List<Portion> portions,
      Policies policies,
      Consumer<Outcome> outcomes) {
    return Multi.createFrom()
        .iterable(portions)
        .onItem()
        .transformToUniAndConcatenate(
            portion -> decide(session, portion, policies).invoke(outcomes).replaceWithVoid())
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Outcome> decide(Mutiny.Session session, Portion portion, Policies policies) {
    return loader
        .load(session, portion, policies.options())
        .chain(cases -> write(session, cases, policies));
  }

  private Uni<Outcome> write(Mutiny.Session session, List<CaseInput> cases, Policies policies) {
    var now = clock.instant();
    var written = new ArrayList<CurrentDecision>();
    var changes = new ArrayList<Change>();
    var decided = new ArrayList<Decided>();
    var required = new ArrayList<MissingDetailTable.Requirement>();
    for (var one : cases) {
      var ofCase = DecisionDiff.decided(one);
      decided.addAll(ofCase);
      for (var change : DecisionDiff.of(one, ofCase, now)) {
        written.add(change);
        changes.add(new Change(before(one, change), change.fact()));
      }
      ofCase.stream()
          .flatMap(each -> MissingDetail.of(each).stream())
          .map(each -> new MissingDetailTable.Requirement(one.id(), each))
          .forEach(required::add);
    }
    var ids = cases.stream().map(CaseInput::id).toList();
    return CaseTable.decided(session, written, policies)
        .chain(() -> MissingDetailTable.replace(session, ids, required, missingDetails))
        .replaceWith(new Outcome(List.copyOf(changes), List.copyOf(decided)));
  }

  private static Optional<ConversionFact> before(CaseInput one, CurrentDecision change) {
    return Optional.ofNullable(one.current().get(change.decision().subject()))
        .map(CurrentDecision::fact);
  }
}
