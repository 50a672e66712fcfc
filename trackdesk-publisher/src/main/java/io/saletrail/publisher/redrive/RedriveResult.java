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

/// What a re-drive does, or would do.
///
/// @param rehearsal whether nothing was changed
/// @param sent calls that are due now
/// @param held deliveries that wait for their merchant instead
/// @param sums all of them, by reason, call and currency
/// @param first the first of them, one by one
/// @param more where to go on, when there are more than one request is for
record RedriveResult(
    boolean rehearsal,
    long sent,
    long held,
    List<Sum> sums,
    List<PlannedCall> first,
    Optional<String> more) {
  /// Deliveries that are shown one by one.
  private static final int SHOWN = 100;

  static RedriveResult nothing(boolean rehearsal) {
    return new RedriveResult(rehearsal, 0, 0, List.of(), List.of(), Optional.empty());
  }

  long deliveries() {
    return sent + held;
  }

  RedriveResult and(List<PlannedCall> further) {
    var waiting = further.stream().filter(each -> each.waitsFor().isPresent()).count();
    var shown = new ArrayList<>(first);
    further.stream().limit(SHOWN - shown.size()).forEach(shown::add);
    return new RedriveResult(
        rehearsal, sent + further.size() - waiting, held + waiting, summed(further), shown, more);
  }

  RedriveResult goingOn(String after) {
    return new RedriveResult(rehearsal, sent, held, sums, first, Optional.of(after));
  }

  /// What is added up together.
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
