package io.saletrail.conversion.decision;

import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.Parent;
import io.saletrail.conversion.head.RedecisionTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The cases to decide together with a change of their head, and those to leave to the sweep. Pure.
///
/// @param now cases to decide in this transaction
/// @param later the case after which the sweep resumes, by subscription or customer
record FirstSlices(Collection<CaseId> now, Map<Parent, UUID> later) {

  /// @param cases the first cases of each parent in order of id: one more than a slice if there are
  ///   more
  /// @param slice limit of cases per parent
  /// @param total limit of cases of all parents together
  static FirstSlices of(Map<Parent, List<CaseId>> cases, int slice, int total) {
    var now = new LinkedHashSet<CaseId>();
    var later = new HashMap<Parent, UUID>();
    cases.forEach(
        (parent, all) -> {
          var first = all.subList(0, Math.min(Math.min(slice, all.size()), total - now.size()));
          now.addAll(first);
          if (first.size() < all.size()) {
            later.put(parent, first.isEmpty() ? RedecisionTable.BEFORE_ALL : first.getLast().id());
          }
        });
    return new FirstSlices(now, later);
  }
}
