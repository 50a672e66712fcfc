package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reversals of one payment, in smallest units.
///
/// @param saleMinor the amount received
/// @param refundedMinor the sum of refunds and credit notes, at most the sale
/// @param lostMinor the sum of lost disputes, at most the remainder
/// @param disputed whether a dispute over money is open
/// @param refundFailed whether a refund failed
/// @param disputeWon whether the merchant won a dispute
/// @param remaindersMinor the remaining amount after each reversal, in Stripe's order, without a
///   final zero
record Reversals(
    long saleMinor,
    long refundedMinor,
    long lostMinor,
    boolean disputed,
    boolean refundFailed,
    boolean disputeWon,
    List<Long> remaindersMinor) {

  /// The result of the reversals, before the merchant's policy on partial refunds.
  sealed interface Verdict {
    record Whole(ConversionStatus status, LifecycleReason reason) implements Verdict {}

    /// A part was reversed: the policy decides.
    record Part(long remainingMinor) implements Verdict {}
  }

  static Reversals of(MoneyMovement.Received money, Payment payment) {
    var sale = money.amount().amountMinor();
    var refunds = Refunds.of(money, payment);
    var steps =
        new ArrayList<>(share(refunds.stepsMinor(), sale, money.chargeTotal().amountMinor()));
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
        remainders(sale, steps));
  }

  /// The sum of refunds and lost disputes.
  long sumMinor() {
    return refundedMinor + lostMinor;
  }

  Verdict verdict() {
    var remaining = saleMinor - sumMinor();
    if (remaining <= 0) {
      return lostMinor > 0
          ? new Verdict.Whole(ConversionStatus.REJECTED, LifecycleReason.DISPUTE_LOST)
          : new Verdict.Whole(ConversionStatus.REFUNDED, LifecycleReason.REFUNDED_IN_FULL);
    }
    if (disputed) {
      return new Verdict.Whole(ConversionStatus.ON_HOLD, LifecycleReason.DISPUTE_OPENED);
    }
    return remaining < saleMinor
        ? new Verdict.Part(remaining)
        : new Verdict.Whole(ConversionStatus.APPROVED, creditedReason());
  }

  /// Why the whole sale is credited.
  LifecycleReason creditedReason() {
    if (refundFailed) {
      return LifecycleReason.REFUND_FAILED;
    }
    return disputeWon ? LifecycleReason.DISPUTE_WON : LifecycleReason.PAYMENT_SUCCEEDED;
  }

  private static List<DisputeObserved> disputes(MoneyMovement.Received money, Payment payment) {
    return payment.disputes().stream()
        .filter(one -> concerns(money, one.charge(), one.paymentIntent(), payment))
        .sorted(
            Comparator.comparing(DisputeObserved::createdAt)
                .thenComparing(DisputeObserved::dispute))
        .toList();
  }

  /// Whether a refund or dispute concerns the charge of this payment. One that names no charge
  /// concerns the charge by which its payment intent collected: an intent collects once.
  static boolean concerns(
      MoneyMovement.Received money,
      Optional<String> charge,
      Optional<String> intent,
      Payment payment) {
    if (money.charge().isEmpty()) {
      return false;
    }
    if (charge.isPresent()) {
      return charge.equals(money.charge());
    }
    return intent.isEmpty() || intent.equals(payment.intentOf(money.id()));
  }

  /// The share of each reversal that falls on a part of the charge; in sum never more than the
  /// part.
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

  private static List<Long> remainders(long sale, List<Long> steps) {
    var remainders = new ArrayList<Long>();
    var remaining = sale;
    for (var step : steps) {
      remaining -= step;
      if (remaining > 0) {
        remainders.add(remaining);
      }
    }
    return remainders;
  }
}
