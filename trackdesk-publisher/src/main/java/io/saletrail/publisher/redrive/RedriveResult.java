package io.saletrail.publisher.redrive;

import static java.util.stream.Collectors.toMap;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.redrive.RedriveCompleted.Sum;
import io.saletrail.contracts.redrive.RedriveReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The result of a re-drive, or of its dry run.
///
/// @param dryRun whether nothing was changed
/// @param sent calls that are due now
/// @param held deliveries that are held for their merchant instead
/// @param sums all of them, by reason, call and currency
/// @param sample the first of them, one by one
/// @param next where to resume, when one request does not cover all
record RedriveResult(
    boolean dryRun,
    long sent,
    long held,
    List<Sum> sums,
    List<PlannedCall> sample,
    Optional<String> next) {
  /// Deliveries that are listed individually.
  private static final int SHOWN = 100;

  static RedriveResult nothing(boolean dryRun) {
    return new RedriveResult(dryRun, 0, 0, List.of(), List.of(), Optional.empty());
  }

  long deliveries() {
    return sent + held;
  }

  RedriveResult and(List<PlannedCall> further) {
    var waiting = further.stream().filter(each -> each.waitsFor().isPresent()).count();
    var shown = new ArrayList<>(sample);
    further.stream().limit(SHOWN - shown.size()).forEach(shown::add);
    return new RedriveResult(
        dryRun, sent + further.size() - waiting, held + waiting, summed(further), shown, next);
  }

  RedriveResult resumingAfter(String after) {
    return new RedriveResult(dryRun, sent, held, sums, sample, Optional.of(after));
  }

  /// The key of a sum.
  private record Kind(
      RedriveReason reason,
      Optional<Call> call,
      Optional<DeliveryHeld.Cause> waitsFor,
      String currency) {
    static Kind of(Sum sum) {
      return new Kind(sum.reason(), sum.call(), sum.waitsFor(), sum.amount().currency());
    }
  }

  private List<Sum> summed(List<PlannedCall> further) {
    var byKind =
        Stream.concat(sums.stream(), further.stream().map(PlannedCall::sum))
            .collect(toMap(Kind::of, sum -> sum, RedriveResult::plus, LinkedHashMap::new));
    return List.copyOf(byKind.values());
  }

  private static Sum plus(Sum one, Sum other) {
    return new Sum(
        one.reason(),
        one.call(),
        one.waitsFor(),
        one.conversions() + other.conversions(),
        new Money(
            one.amount().amountMinor() + other.amount().amountMinor(), one.amount().currency()));
  }
}
