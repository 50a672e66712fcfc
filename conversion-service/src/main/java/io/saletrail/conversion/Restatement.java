package io.saletrail.conversion;

import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.SetAsideReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.CaseFacts.Standing;
import io.saletrail.conversion.rules.ConversionRules;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.Missing;
import io.saletrail.conversion.rules.Payment;
import io.saletrail.conversion.rules.PaymentCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What is to be said about a case: the decisions that differ from those that stand. Pure.
final class Restatement {
  private final CaseFacts one;
  private final Instant now;
  private final Revisions revisions;
  private final List<Standing> changes = new ArrayList<>();

  private Restatement(CaseFacts one, Instant now) {
    this.one = one;
    this.now = now;
    this.revisions = new Revisions(one.standing().values());
  }

  static List<Standing> of(CaseFacts one, Instant now) {
    return of(one, decided(one), now);
  }

  static List<Standing> of(CaseFacts one, List<ConversionRules.Decided> decided, Instant now) {
    var restatement = new Restatement(one, now);
    restatement.compare(decided);
    return restatement.changes;
  }

  /// What the case comes to, by its facts and by what Stripe was asked.
  static List<ConversionRules.Decided> decided(CaseFacts one) {
    var options = one.options().orElse(MerchantOptions.defaults());
    return ConversionRules.decide(PaymentCase.of(one.facts()), options).stream()
        .map(each -> Missing.answered(each, one.withoutSession()))
        .toList();
  }

  private void compare(List<ConversionRules.Decided> decided) {
    var subjects = new TreeSet<String>();
    for (var each : decided) {
      var decision = each.decision();
      if (onlyWaits(decision)) {
        subjects.addAll(saidOf(decision.payment()));
        continue;
      }
      subjects.add(decision.subject());
      var standing = Optional.ofNullable(one.standing().get(decision.subject()));
      if (standing.map(Standing::decision).filter(decision::equals).isEmpty()) {
        say(decision, each.payment());
      }
    }
    for (var standing : one.standing().values()) {
      var gone = standing.decision();
      if (!subjects.contains(gone.subject())) {
        withdrawn(gone, decided).ifPresent(end -> say(end, decided.getFirst().payment()));
      }
    }
  }

  /// A sale that was said is not taken back while something about it is read from Stripe: the
  /// merchant has only now begun to ask for that.
  private boolean onlyWaits(Decision decision) {
    return decision instanceof Decision.SetAside aside
        && aside.reason() == SetAsideReason.DETAILS_AWAITED
        && !saidOf(aside.payment()).isEmpty();
  }

  /// The conversions of a payment that stand.
  private List<String> saidOf(String payment) {
    return one.standing().values().stream()
        .map(Standing::decision)
        .filter(
            said ->
                said instanceof Decision.Conversion conversion
                    && conversion.payment().equals(payment)
                    && conversion.reason() != LifecycleReason.NO_LONGER_A_SALE)
        .map(Decision::subject)
        .toList();
  }

  /// The end of a decision that stands and that the facts no longer bear out. A conversion is
  /// rejected; a payment set aside turned out to be part of another, unless its name lives on in
  /// a conversion.
  private static Optional<Decision> withdrawn(
      Decision gone, List<ConversionRules.Decided> decided) {
    return switch (gone) {
      case Decision.Conversion conversion ->
          Optional.<Decision>of(conversion.withdrawn()).filter(end -> !end.equals(gone));
      case Decision.SetAside aside ->
          decided.stream().anyMatch(each -> each.decision().payment().equals(aside.payment()))
              ? Optional.empty()
              : Optional.<Decision>of(
                      new Decision.SetAside(
                          aside.payment(),
                          SetAsideReason.PART_OF_ANOTHER_PAYMENT,
                          aside.amount(),
                          aside.stripe()))
                  .filter(end -> !end.equals(gone));
    };
  }

  private void say(Decision decision, Payment payment) {
    var causes =
        payment.facts().stream().map(fact -> fact.observation().event()).distinct().toList();
    var fact = decision.fact(one.id().account(), revisions.next(decision.payment()), causes, now);
    changes.add(new Standing(one.id(), decision, fact));
  }
}
