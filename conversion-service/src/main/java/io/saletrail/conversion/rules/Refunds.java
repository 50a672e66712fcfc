package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.RefundObserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Refunds of one charge: the observed refunds, and the part of the charge's running total that
/// these do not explain.
///
/// @param stepsMinor each refunded amount, in Stripe's order
/// @param failed whether a refund failed
record Refunds(List<Long> stepsMinor, boolean failed) {

  static Refunds of(MoneyMovement.Received money, Payment payment) {
    var charge = money.charge();
    var released = charge.map(id -> Release.minor(id, payment)).orElse(0L);
    var refunds = withoutRelease(seen(money, payment), released);
    var steps = new ArrayList<Long>();
    refunds.stream()
        .filter(refund -> refund.status() == RefundObserved.Status.SUCCEEDED)
        .forEach(refund -> steps.add(refund.amount().amountMinor()));
    var unseen = charge.map(id -> unseenMinor(id, released, refunds, payment)).orElse(0L);
    if (unseen > 0) {
      steps.add(unseen);
    }
    return new Refunds(
        steps,
        refunds.stream().anyMatch(refund -> refund.status() == RefundObserved.Status.FAILED));
  }

  private static List<RefundObserved> seen(MoneyMovement.Received money, Payment payment) {
    return payment.refunds().stream()
        .filter(
            refund -> Reversals.concerns(money, refund.charge(), refund.paymentIntent(), payment))
        .sorted(
            Comparator.comparing(RefundObserved::createdAt).thenComparing(RefundObserved::refund))
        .toList();
  }

  /// Leaves out the refund that a release made: the first over exactly that amount. Stripe made it
  /// with the capture, before any refund of captured money.
  private static List<RefundObserved> withoutRelease(
      List<RefundObserved> refunds, long releasedMinor) {
    var release =
        refunds.stream()
            .filter(refund -> refund.amount().amountMinor() == releasedMinor)
            .findFirst();
    return refunds.stream().filter(refund -> !Optional.of(refund).equals(release)).toList();
  }

  /// The part of the charge's refunded total that no observed refund explains.
  private static long unseenMinor(
      String charge, long releasedMinor, List<RefundObserved> refunds, Payment payment) {
    return payment.charges().stream()
        .filter(seen -> seen.charge().equals(charge))
        .findFirst()
        .map(seen -> unseenMinor(seen, releasedMinor, refunds, payment))
        .orElse(0L);
  }

  private static long unseenMinor(
      ChargeObserved seen, long releasedMinor, List<RefundObserved> refunds, Payment payment) {
    var counted =
        refunds.stream()
            .filter(refund -> isCounted(refund, seen.at(), payment))
            .mapToLong(refund -> refund.amount().amountMinor())
            .sum();
    return Math.max(0, seen.refundedMinor() - releasedMinor - counted);
  }

  /// Whether the running total at that moment includes a refund: Stripe adds it when the refund is
  /// created and subtracts it when the refund fails.
  private static boolean isCounted(RefundObserved refund, Instant moment, Payment payment) {
    return !refund.createdAt().isAfter(moment)
        && payment
            .observations(RefundObserved.class)
            .filter(seen -> seen.refund().equals(refund.refund()))
            .filter(seen -> isVoid(seen.status()))
            .allMatch(seen -> !seen.at().isBefore(moment));
  }

  private static boolean isVoid(RefundObserved.Status status) {
    return switch (status) {
      case FAILED, CANCELED -> true;
      case PENDING, REQUIRES_ACTION, SUCCEEDED, OTHER -> false;
    };
  }
}
