package io.saletrail.conversion;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.CaseInput.Standing;
import io.saletrail.conversion.rules.ConversionRules;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import io.saletrail.conversion.rules.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is to be published about a case: the decisions that differ from those published before.
/// Pure.
///
/// Consumers keep the decision with the highest revision about a payment. So what ends is published
/// before what holds, and what holds is published again where something else was published later:
/// after every change the highest revision of a payment is what it is now.
final class DecisionDiff {
  private final CaseInput one;
  private final List<Decided> decided;
  private final Instant now;
  private final Revisions revisions;
  private final List<Standing> changes = new ArrayList<>();

  private DecisionDiff(CaseInput one, List<Decided> decided, Instant now) {
    this.one = one;
    this.decided = decided;
    this.now = now;
    this.revisions = new Revisions(one.standing().values());
  }

  static List<Standing> of(CaseInput one, Instant now) {
    return of(one, decided(one), now);
  }

  static List<Standing> of(CaseInput one, List<Decided> decided, Instant now) {
    var restatement = new DecisionDiff(one, decided, now);
    restatement.endWhatNoLongerHolds();
    restatement.publishWhatHolds();
    return restatement.changes;
  }

  /// What the case is, by its facts and by what Stripe answered.
  static List<Decided> decided(CaseInput one) {
    return ConversionRules.decide(one.payment(), one.options().orElse(MerchantOptions.defaults()));
  }

  private void endWhatNoLongerHolds() {
    var subjects = subjects();
    one.standing().values().stream()
        .sorted(Comparator.comparing(standing -> standing.fact().revision()))
        .map(Standing::decision)
        .filter(gone -> !subjects.contains(gone.subject()))
        .forEach(gone -> ending(gone).ifPresent(this::publish));
  }

  /// The subjects that are decided, and those that stay while details are read.
  private Set<String> subjects() {
    var subjects = new HashSet<String>();
    for (var each : decided) {
      if (onlyWaits(each.decision())) {
        published(each.decision().payment()).forEach(subjects::add);
      } else {
        subjects.add(each.decision().subject());
      }
    }
    return subjects;
  }

  private void publishWhatHolds() {
    var holds = decided.stream().map(Decided::decision).filter(each -> !onlyWaits(each)).toList();
    holds.stream().filter(this::isNew).forEach(this::publish);
    holds.reversed().stream()
        .filter(decision -> !isNewestOfItsPayment(decision, holds))
        .forEach(this::publish);
  }

  private boolean isNew(Decision decision) {
    return Optional.ofNullable(one.standing().get(decision.subject()))
        .map(Standing::decision)
        .filter(decision::equals)
        .isEmpty();
  }

  /// Whether what was published last about the payment of a decision is one of those that hold.
  private boolean isNewestOfItsPayment(Decision decision, List<Decision> holds) {
    return published().stream()
        .filter(other -> other.decision().payment().equals(decision.payment()))
        .max(Comparator.comparing(other -> other.fact().revision()))
        .filter(newest -> holds.contains(newest.decision()))
        .isPresent();
  }

  private List<Standing> published() {
    var published = new ArrayList<>(one.standing().values());
    published.addAll(changes);
    return published;
  }

  /// A sale that was published is not taken back while something about it is read from Stripe: the
  /// merchant has only now begun to ask for that.
  private boolean onlyWaits(Decision decision) {
    return decision instanceof Decision.SetAside aside
        && aside.reason() == NotCreditedReason.DETAILS_PENDING
        && !published(aside.payment()).isEmpty();
  }

  /// The conversions of a payment that hold.
  private List<String> published(String payment) {
    return one.standing().values().stream()
        .map(Standing::decision)
        .filter(decision -> decision.payment().equals(payment))
        .filter(DecisionDiff::isHeldConversion)
        .map(Decision::subject)
        .toList();
  }

  private static boolean isHeldConversion(Decision decision) {
    return decision instanceof Decision.Conversion conversion
        && conversion.reason() != LifecycleReason.SALE_WITHDRAWN;
  }

  /// The end of a decision that the facts no longer bear out. A conversion is rejected; a payment
  /// set aside turned out to be part of another, unless its name lives on in a decision.
  private Optional<Decision> ending(Decision gone) {
    return switch (gone) {
      case Decision.Conversion conversion ->
          Optional.<Decision>of(conversion.withdrawn()).filter(end -> !end.equals(gone));
      case Decision.SetAside aside ->
          names(aside.payment())
              ? Optional.empty()
              : Optional.<Decision>of(
                      new Decision.SetAside(
                          aside.payment(),
                          NotCreditedReason.PART_OF_ANOTHER_PAYMENT,
                          aside.amount(),
                          aside.stripe()))
                  .filter(end -> !end.equals(gone));
    };
  }

  private boolean names(String payment) {
    return decided.stream().anyMatch(each -> each.decision().payment().equals(payment));
  }

  private void publish(Decision decision) {
    var fact = decision.fact(one.id().account(), revisions.next(decision.payment()), causes(), now);
    changes.add(new Standing(one.id(), decision, fact));
  }

  /// The events behind the payment, in Stripe's order.
  private List<String> causes() {
    return one.payment().facts().stream()
        .sorted(Comparator.comparing(PaymentActivity::at).thenComparing(PaymentActivity::id))
        .map(fact -> fact.observation().event())
        .distinct()
        .toList();
  }
}
