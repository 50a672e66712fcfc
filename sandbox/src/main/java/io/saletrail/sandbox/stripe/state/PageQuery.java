package io.saletrail.sandbox.stripe.state;

import io.saletrail.sandbox.stripe.objects.StripeObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// One page of a list.
///
/// @param fields values of indexed fields, all of which must match
/// @param from the oldest second, inclusive
/// @param until the newest second, inclusive
public record PageQuery<T extends StripeObject>(
    Map<String, String> fields,
    long from,
    long until,
    Predicate<T> also,
    Optional<String> startingAfter,
    Optional<String> endingBefore,
    int limit) {

  public static <T extends StripeObject> PageQuery<T> newest(int limit) {
    return new PageQuery<>(
        Map.of(), 0, Long.MAX_VALUE, _ -> true, Optional.empty(), Optional.empty(), limit);
  }

  boolean accepts(T candidate) {
    return candidate.created() >= from && candidate.created() <= until && also.test(candidate);
  }
}
