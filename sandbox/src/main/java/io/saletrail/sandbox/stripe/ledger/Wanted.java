package io.saletrail.sandbox.stripe.ledger;

import io.saletrail.sandbox.stripe.objects.StripeObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Which page of a shelf is wanted.
///
/// @param fields values of indexed fields, all of which must match
/// @param from the oldest second wanted
/// @param until the newest second wanted
public record Wanted<T extends StripeObject>(
    Map<String, String> fields,
    long from,
    long until,
    Predicate<T> also,
    Optional<String> startingAfter,
    Optional<String> endingBefore,
    int limit) {

  public static <T extends StripeObject> Wanted<T> newest(int limit) {
    return new Wanted<>(
        Map.of(), 0, Long.MAX_VALUE, _ -> true, Optional.empty(), Optional.empty(), limit);
  }

  boolean accepts(T candidate) {
    return candidate.created() >= from && candidate.created() <= until && also.test(candidate);
  }
}
