package io.saletrail.conversion.cases;

import io.saletrail.conversion.CaseId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Splits cases into chunks whose facts fit into memory together. Pure.
final class CaseChunks {
  private CaseChunks() {}

  /// Chunks in the order of the cases. A case with more facts than the limit is a chunk of its own.
  ///
  /// @param facts the number of facts of each case
  static List<List<CaseId>> of(
      Collection<CaseId> cases, Map<UUID, Integer> facts, int maxFacts, int maxCases) {
    var chunks = new ArrayList<List<CaseId>>();
    var open = new ArrayList<CaseId>();
    var load = 0;
    for (var one : cases) {
      var own = facts.getOrDefault(one.id(), 0);
      if (!open.isEmpty() && (load + own > maxFacts || open.size() == maxCases)) {
        chunks.add(List.copyOf(open));
        open.clear();
        load = 0;
      }
      open.add(one);
      load += own;
    }
    if (!open.isEmpty()) {
      chunks.add(List.copyOf(open));
    }
    return chunks;
  }
}
