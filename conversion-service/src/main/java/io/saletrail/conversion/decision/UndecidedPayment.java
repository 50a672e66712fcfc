package io.saletrail.conversion.decision;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.StripeIds;
import io.saletrail.conversion.decision.UndecidedPayments.Waiting;
import io.saletrail.outbox.feed.FailedFacts.Failed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The name and ids of a payment that only a parked fact is known of. Pure.
final class UndecidedPayment {
  private UndecidedPayment() {}

  /// A payment that was never decided, by the name that a decision will give it.
  static Optional<Waiting> of(Failed<PaymentActivity> failed, int position) {
    var fact = failed.fact();
    return Stream.of("pi_", "in_", "ch_", "py_", "cs_")
        .flatMap(prefix -> withPrefix(fact, prefix))
        .findFirst()
        .map(name -> new Waiting(fact.account(), name, failed.error(), false, position));
  }

  static StripeIds ids(PaymentActivity fact) {
    return new StripeIds(
        withPrefix(fact, "cs_").findFirst(),
        withPrefix(fact, "pi_").findFirst(),
        Stream.of("ch_", "py_").flatMap(prefix -> withPrefix(fact, prefix)).findFirst(),
        withPrefix(fact, "in_").findFirst(),
        Optional.empty(),
        all(fact, "re_", "pyr_"),
        all(fact, "dp_", "du_"));
  }

  private static List<String> all(PaymentActivity fact, String... prefixes) {
    return Stream.of(prefixes).flatMap(prefix -> withPrefix(fact, prefix)).sorted().toList();
  }

  private static Stream<String> withPrefix(PaymentActivity fact, String prefix) {
    return fact.ties().filter(id -> id.startsWith(prefix));
  }
}
