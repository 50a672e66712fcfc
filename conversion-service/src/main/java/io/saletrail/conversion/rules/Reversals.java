package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What went back of one charge, in the charge's smallest units.
///
/// @param saleMinor what came
/// @param refundedMinor what refunds took back, at most the sale
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

  static Reversals of(String charge, long saleMinor, Payment payment) {
    var refunds =
        payment.refunds().stream()
            .filter(refund -> concerns(charge, refund.charge(), payment))
            .sorted(
                Comparator.comparing(RefundObserved::createdAt)
                    .thenComparing(RefundObserved::refund))
            .toList();
    var disputes =
        payment.disputes().stream()
            .filter(dispute -> concerns(charge, dispute.charge(), payment))
            .toList();
    var steps = new ArrayList<Long>();
    var known = 0L;
    for (var refund : refunds) {
      known += refund.amount().amountMinor();
      if (refund.status() == RefundObserved.Status.SUCCEEDED) {
        steps.add(refund.amount().amountMinor());
      }
    }
    var unseen = Math.max(0, runningTotal(charge, payment) - known);
    if (unseen > 0) {
      steps.add(unseen);
    }
    var refunded = Math.min(saleMinor, steps.stream().mapToLong(Long::longValue).sum());
    var lost =
        disputes.stream()
            .filter(dispute -> dispute.status() == DisputeObserved.Status.LOST)
            .sorted(
                Comparator.comparing(DisputeObserved::createdAt)
                    .thenComparing(DisputeObserved::dispute))
            .map(dispute -> dispute.amount().amountMinor())
            .toList();
    steps.addAll(lost);
    return new Reversals(
        saleMinor,
        refunded,
        Math.min(saleMinor - refunded, lost.stream().mapToLong(Long::longValue).sum()),
        disputes.stream().anyMatch(Reversals::open),
        refunds.stream().anyMatch(refund -> refund.status() == RefundObserved.Status.FAILED),
        disputes.stream().anyMatch(dispute -> dispute.status() == DisputeObserved.Status.WON),
        rests(saleMinor, steps));
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

  /// Why the whole sale stands.
  LifecycleReason standing() {
    if (refundFailed) {
      return LifecycleReason.REFUND_FAILED;
    }
    return disputeWon ? LifecycleReason.DISPUTE_WON : LifecycleReason.MONEY_CAME;
  }

  /// Inquiries (`WARNING_…`) move no money; a status of tomorrow is taken for an open dispute.
  private static boolean open(DisputeObserved dispute) {
    return switch (dispute.status()) {
      case NEEDS_RESPONSE, UNDER_REVIEW, OTHER -> true;
      case WARNING_NEEDS_RESPONSE, WARNING_UNDER_REVIEW, WARNING_CLOSED, WON, LOST, PREVENTED ->
          false;
    };
  }

  /// A refund that names no charge belongs to the one that succeeded.
  private static boolean concerns(String charge, Optional<String> named, Payment payment) {
    return named.map(charge::equals).orElse(payment.charges().size() <= 1);
  }

  /// What the charge itself says was refunded: more than the refunds we know, when one was
  /// missed.
  private static long runningTotal(String charge, Payment payment) {
    return payment.charges().stream()
        .filter(seen -> seen.charge().equals(charge))
        .mapToLong(ChargeObserved::refundedMinor)
        .max()
        .orElse(0);
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
