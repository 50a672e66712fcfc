package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What went back of one movement of money, in its smallest units.
///
/// @param saleMinor what came
/// @param refundedMinor what refunds and credit notes took back, at most the sale
/// @param lostMinor what lost disputes took, at most the rest
/// @param disputed whether a dispute over money is open
/// @param refundFailed whether a refund failed after all
/// @param disputeWon whether a dispute ended in the merchant's favour
/// @param restsMinor what was left after each step back, in Stripe's order, without the last
///   nothing
record Reversals(
    long saleMinor,
    long refundedMinor,
    long lostMinor,
    boolean disputed,
    boolean refundFailed,
    boolean disputeWon,
    List<Long> restsMinor) {

  /// What the merchant's money says, whatever the merchant's policy on parts.
  sealed interface Verdict {
    record Whole(ConversionStatus status, LifecycleReason reason) implements Verdict {}

    /// A part went back: the policy decides.
    record Part(long restMinor) implements Verdict {}
  }

  static Reversals of(MoneyMovement.Came money, Payment payment) {
    var sale = money.amount().amountMinor();
    var refunds = Refunds.of(money, payment);
    var steps = new ArrayList<>(share(refunds.stepsMinor(), sale, money.whole().amountMinor()));
    steps.addAll(OutOfBand.stepsMinor(money, payment));
    var refunded = Math.min(sale, sum(steps));
    var disputes = disputes(money, payment);
    var lost =
        disputes.stream()
            .map(dispute -> DisputeLoss.minor(dispute, money.amount(), sale - refunded))
            .filter(minor -> minor > 0)
            .toList();
    steps.addAll(lost);
    return new Reversals(
        sale,
        refunded,
        Math.min(sale - refunded, sum(lost)),
        disputes.stream().anyMatch(DisputeLoss::isOpen),
        refunds.failed(),
        disputes.stream().anyMatch(one -> one.status() == DisputeObserved.Status.WON),
        rests(sale, steps));
  }

  Verdict verdict() {
    var rest = saleMinor - refundedMinor - lostMinor;
    if (rest <= 0) {
      return lostMinor > 0
          ? new Verdict.Whole(ConversionStatus.REJECTED, LifecycleReason.DISPUTE_LOST)
          : new Verdict.Whole(ConversionStatus.REFUNDED, LifecycleReason.REFUNDED_IN_FULL);
    }
    if (disputed) {
      return new Verdict.Whole(ConversionStatus.ON_HOLD, LifecycleReason.DISPUTE_OPENED);
    }
    return rest < saleMinor
        ? new Verdict.Part(rest)
        : new Verdict.Whole(ConversionStatus.APPROVED, standing());
  }

  /// Why the whole sale is credited.
  LifecycleReason standing() {
    if (refundFailed) {
      return LifecycleReason.REFUND_FAILED;
    }
    return disputeWon ? LifecycleReason.DISPUTE_WON : LifecycleReason.PAYMENT_SUCCEEDED;
  }

  private static List<DisputeObserved> disputes(MoneyMovement.Came money, Payment payment) {
    return payment.disputes().stream()
        .filter(one -> concerns(money, one.charge(), one.paymentIntent(), payment))
        .sorted(
            Comparator.comparing(DisputeObserved::createdAt)
                .thenComparing(DisputeObserved::dispute))
        .toList();
  }

  /// Whether a refund or dispute is about the charge of this money. One that names no charge is
  /// about the charge that its payment intent took the money by: an intent takes it once.
  static boolean concerns(
      MoneyMovement.Came money, Optional<String> charge, Optional<String> intent, Payment payment) {
    if (money.charge().isEmpty()) {
      return false;
    }
    if (charge.isPresent()) {
      return charge.equals(money.charge());
    }
    return intent.isEmpty() || intent.equals(payment.intentOf(money.id()));
  }

  /// The part of each step that falls on a part of the charge; together never more than the part.
  private static List<Long> share(List<Long> steps, long part, long whole) {
    if (part == whole) {
      return steps;
    }
    var shares = new ArrayList<Long>();
    var before = 0L;
    var total = 0L;
    for (var step : steps) {
      total = Math.min(whole, total + step);
      var upTo = OrderTotal.share(part, total, whole);
      shares.add(upTo - before);
      before = upTo;
    }
    return shares;
  }

  private static long sum(List<Long> steps) {
    return steps.stream().mapToLong(Long::longValue).sum();
  }

  private static List<Long> rests(long sale, List<Long> steps) {
    var rests = new ArrayList<Long>();
    var rest = sale;
    for (var step : steps) {
      rest -= step;
      if (rest > 0) {
        rests.add(rest);
      }
    }
    return rests;
  }
}
