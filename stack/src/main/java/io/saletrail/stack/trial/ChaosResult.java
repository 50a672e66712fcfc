package io.saletrail.stack.trial;

import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a trial by chaos ended with.
///
/// @param sales that were made
/// @param conversions that Trackdesk holds
/// @param missing charges that Trackdesk does not know
/// @param unknown conversions that belong to no sale
/// @param calls that Trackdesk got for it
public record ChaosResult(
    int sales, int conversions, Set<String> missing, Set<String> unknown, long calls) {

  /// What became of these sales.
  static ChaosResult of(Set<String> charges, List<Conversion> held, long calls) {
    Set<String> known =
        held.stream()
            .flatMap(conversion -> conversion.externalId().stream())
            .collect(Collectors.toSet());
    Set<String> missing = new HashSet<>(charges);
    missing.removeAll(known);
    Set<String> unknown = new HashSet<>(known);
    unknown.removeAll(charges);
    return new ChaosResult(charges.size(), held.size(), missing, unknown, calls);
  }

  public boolean exact() {
    return sales == conversions && missing.isEmpty() && unknown.isEmpty();
  }
}
