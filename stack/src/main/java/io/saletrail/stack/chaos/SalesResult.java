package io.saletrail.stack.chaos;

import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The conversions of one-off sales at Trackdesk.
///
/// @param sales number of sales made
/// @param conversions number of conversions at Trackdesk
/// @param missing charges without a conversion
/// @param unknown external ids without a sale
/// @param calls number of calls to Trackdesk
public record SalesResult(
    int sales, int conversions, Set<String> missing, Set<String> unknown, long calls) {

  static SalesResult of(Set<String> charges, List<Conversion> held, long calls) {
    Set<String> known =
        held.stream()
            .flatMap(conversion -> conversion.externalId().stream())
            .collect(Collectors.toSet());
    Set<String> missing = new HashSet<>(charges);
    missing.removeAll(known);
    Set<String> unknown = new HashSet<>(known);
    unknown.removeAll(charges);
    return new SalesResult(charges.size(), held.size(), missing, unknown, calls);
  }

  public boolean exact() {
    return sales == conversions && missing.isEmpty() && unknown.isEmpty();
  }
}
