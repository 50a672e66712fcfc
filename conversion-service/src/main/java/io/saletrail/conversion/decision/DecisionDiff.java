package io.saletrail.conversion.decision;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.cases.CaseInput;
import io.saletrail.conversion.cases.CaseInput.CurrentDecision;
import io.saletrail.conversion.rules.ConversionRules;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import io.saletrail.conversion.rules.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Computes what to publish about a case: the decisions that differ from those published before.
/// Pure.
///
/// Consumers keep the decision with the highest revision of a payment. So obsolete decisions are
/// ended before current ones are published, and a current one is published again after another of
/// its payment: the highest revision is always the current decision.
final class DecisionDiff {
  /// Reasons that end without the merchant.
  private static final Set<NotCreditedReason> PROVISIONAL =
      EnumSet.of(NotCreditedReason.DETAILS_PENDING, NotCreditedReason.SETTINGS_AWAITED);

  private final CaseInput one;
  private final List<Decided> decided;
  private final Instant now;
  private final Revisions revisions;
  private final List<CurrentDecision> changes = new ArrayList<>();

  private DecisionDiff(CaseInput one, List<Decided> decided, Instant now) {
    this.one = one;
    this.decided = decided;
    this.now = now;
    this.revisions = new Revisions(one.current().values(), now);
  }

  static List<CurrentDecision> of(CaseInput one, Instant now) {
    return of(one, decided(one), now);
  }

  static List<CurrentDecision> of(CaseInput one, List<Decided> decided, Instant now) {
    var diff = new DecisionDiff(one, decided, now);
    diff.endObsolete();
    diff.publishValid();
    return diff.changes;
  }

  /// The decisions about the case, by its facts and look-ups.
  static List<Decided> decided(CaseInput one) {
    return one.options()
        .map(options -> ConversionRules.decide(one.payment(), options))
        .orElseGet(() -> awaitingSettings(one));
  }

  /// An unknown merchant does not mean defaults: Trackdesk could not change what they decide. The
  /// defaults only separate the payments.
  private static List<Decided> awaitingSettings(CaseInput one) {
    return ConversionRules.decide(one.payment(), MerchantOptions.defaults()).stream()
        .map(DecisionDiff::awaitingSettings)
        .toList();
  }

  private static Decided awaitingSettings(Decided decided) {
    var decision =
        new Decision.NotCredited(
            decided.decision().payment(),
            NotCreditedReason.SETTINGS_AWAITED,
            amount(decided.decision()),
            paidAt(decided.decision()),
            Optional.of(decided.payment().delivery()),
            decided.decision().stripe());
    return new Decided(decision, decided.payment(), Optional.empty());
  }

  private static Optional<Money> amount(Decision decision) {
    return switch (decision) {
      case Decision.Conversion conversion -> Optional.of(conversion.amount());
      case Decision.NotCredited notCredited -> notCredited.amount();
    };
  }

  private static Optional<Instant> paidAt(Decision decision) {
    return switch (decision) {
      case Decision.Conversion conversion -> conversion.paid().map(_ -> conversion.paidAt());
      case Decision.NotCredited notCredited -> notCredited.paidAt();
    };
  }

  private void endObsolete() {
    var subjects = subjects();
    one.current().values().stream()
        .sorted(Comparator.comparing(current -> current.fact().revision()))
        .map(CurrentDecision::decision)
        .filter(obsolete -> !subjects.contains(obsolete.subject()))
        .forEach(obsolete -> ending(obsolete).ifPresent(this::publish));
  }

  /// The decided subjects, and those kept while details are looked up.
  private Set<String> subjects() {
    var subjects = new HashSet<String>();
    for (var each : decided) {
      if (isProvisional(each.decision())) {
        published(each.decision().payment()).forEach(subjects::add);
      } else {
        subjects.add(each.decision().subject());
      }
    }
    return subjects;
  }

  private void publishValid() {
    var valid =
        decided.stream().map(Decided::decision).filter(each -> !isProvisional(each)).toList();
    valid.stream().filter(this::isNew).forEach(this::publish);
    valid.reversed().stream()
        .filter(decision -> !isNewestOfPayment(decision, valid))
        .forEach(this::publish);
  }

  private boolean isNew(Decision decision) {
    return Optional.ofNullable(one.current().get(decision.subject()))
        .map(CurrentDecision::decision)
        .filter(decision::equals)
        .isEmpty();
  }

  /// Whether the last published decision about the payment is among the valid ones.
  private boolean isNewestOfPayment(Decision decision, List<Decision> valid) {
    return published().stream()
        .filter(other -> other.decision().payment().equals(decision.payment()))
        .max(Comparator.comparing(other -> other.fact().revision()))
        .filter(newest -> valid.contains(newest.decision()))
        .isPresent();
  }

  private List<CurrentDecision> published() {
    var published = new ArrayList<>(one.current().values());
    published.addAll(changes);
    return published;
  }

  /// A published sale is not withdrawn while a look-up runs, because the merchant has only now
  /// enabled the option that needs it, nor while the settings are on their way.
  private boolean isProvisional(Decision decision) {
    return decision instanceof Decision.NotCredited notCredited
        && PROVISIONAL.contains(notCredited.reason())
        && !published(notCredited.payment()).isEmpty();
  }

  /// The payment's published conversions that are not withdrawn.
  private List<String> published(String payment) {
    return one.current().values().stream()
        .map(CurrentDecision::decision)
        .filter(decision -> decision.payment().equals(payment))
        .filter(DecisionDiff::isHeldConversion)
        .map(Decision::subject)
        .toList();
  }

  private static boolean isHeldConversion(Decision decision) {
    return decision instanceof Decision.Conversion conversion
        && conversion.reason() != LifecycleReason.SALE_WITHDRAWN;
  }

  /// The end of an obsolete decision. A conversion is rejected; a payment that was not credited is
  /// part of another now, unless a decision still carries its name.
  private Optional<Decision> ending(Decision obsolete) {
    return switch (obsolete) {
      case Decision.Conversion conversion ->
          Optional.<Decision>of(conversion.withdrawn()).filter(end -> !end.equals(obsolete));
      case Decision.NotCredited notCredited ->
          names(notCredited.payment())
              ? Optional.empty()
              : Optional.<Decision>of(
                      new Decision.NotCredited(
                          notCredited.payment(),
                          NotCreditedReason.PART_OF_ANOTHER_PAYMENT,
                          notCredited.amount(),
                          notCredited.paidAt(),
                          notCredited.delivery(),
                          notCredited.stripe()))
                  .filter(end -> !end.equals(obsolete));
    };
  }

  private boolean names(String payment) {
    return decided.stream().anyMatch(each -> each.decision().payment().equals(payment));
  }

  private void publish(Decision decision) {
    var fact =
        decision.fact(one.id().account(), revisions.next(decision.payment()), stripeEvents(), now);
    changes.add(new CurrentDecision(one.id(), decision, fact));
  }

  /// The events behind the payment, in Stripe's order.
  private List<String> stripeEvents() {
    return one.payment().facts().stream()
        .sorted(Comparator.comparing(PaymentActivity::at).thenComparing(PaymentActivity::id))
        .map(fact -> fact.observation().event())
        .distinct()
        .toList();
  }
}
