package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.RefundObserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What refunds took back of one charge: the refunds that were seen, and what the charge's running
/// total holds beyond them.
///
/// @param stepsMinor each amount that went back, in Stripe's order
/// @param failed whether a refund failed after all
record Refunds(List<Long> stepsMinor, boolean failed) {

  static Refunds of(MoneyMovement.Came money, Payment payment) {
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

  private static List<RefundObserved> seen(MoneyMovement.Came money, Payment payment) {
    return payment.refunds().stream()
        .filter(
            refund -> Reversals.concerns(money, refund.charge(), refund.paymentIntent(), payment))
        .sorted(
            Comparator.comparing(RefundObserved::createdAt).thenComparing(RefundObserved::refund))
        .toList();
  }

  /// The refund that a release made is the first over just that amount: it was made with the
  /// capture, and what is given back of the money comes after.
  private static List<RefundObserved> withoutRelease(
      List<RefundObserved> refunds, long releasedMinor) {
    var release =
        refunds.stream()
            .filter(refund -> refund.amount().amountMinor() == releasedMinor)
            .findFirst();
    return refunds.stream().filter(refund -> !Optional.of(refund).equals(release)).toList();
  }

  /// What the charge says was refunded and no refund that was seen explains.
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

  /// Whether the running total of that moment holds a refund: it is added when the refund is made
  /// and taken off when it fails.
  private static boolean isCounted(RefundObserved refund, Instant moment, Payment payment) {
    return !refund.createdAt().isAfter(moment)
        && payment
            .sightings(RefundObserved.class)
            .filter(seen -> seen.refund().equals(refund.refund()))
            .filter(seen -> cameToNothing(seen.status()))
            .allMatch(seen -> !seen.at().isBefore(moment));
  }

  private static boolean cameToNothing(RefundObserved.Status status) {
    return switch (status) {
      case FAILED, CANCELED -> true;
      case PENDING, REQUIRES_ACTION, SUCCEEDED, OTHER -> false;
    };
  }
}
