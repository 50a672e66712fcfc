package io.saletrail.publisher.redrive;

import static java.util.stream.Collectors.toMap;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.redrive.RedriveAnswered.Sum;
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
record Redriven(
    boolean rehearsal,
    long sent,
    long held,
    List<Sum> sums,
    List<Planned> first,
    Optional<String> more) {
  /// Deliveries that are shown one by one.
  private static final int SHOWN = 100;

  static Redriven nothing(boolean rehearsal) {
    return new Redriven(rehearsal, 0, 0, List.of(), List.of(), Optional.empty());
  }

  long deliveries() {
    return sent + held;
  }

  Redriven and(List<Planned> further) {
    var waiting = further.stream().filter(each -> each.waitsFor().isPresent()).count();
    var shown = new ArrayList<>(first);
    further.stream().limit(SHOWN - shown.size()).forEach(shown::add);
    return new Redriven(
        rehearsal, sent + further.size() - waiting, held + waiting, summed(further), shown, more);
  }

  Redriven goingOn(String after) {
    return new Redriven(rehearsal, sent, held, sums, first, Optional.of(after));
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

  private List<Sum> summed(List<Planned> further) {
    var byKind =
        Stream.concat(sums.stream(), further.stream().map(Planned::sum))
            .collect(toMap(Kind::of, sum -> sum, Redriven::plus, LinkedHashMap::new));
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
