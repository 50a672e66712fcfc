package io.saletrail.conversion.head;

import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.Parent;
import java.util.LinkedHashSet;
import java.util.Set;

/// What must be decided after facts were entered. Entering adds to it.
///
/// @param cases the cases of the facts, and those whose billing position they change
/// @param parents the subscriptions and customers that changed: any of their payments may depend on
///   it
public record Affected(Set<CaseId> cases, Set<Parent> parents) {
  /// Nothing yet.
  public Affected() {
    this(new LinkedHashSet<>(), new LinkedHashSet<>());
  }
}
