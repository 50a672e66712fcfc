package io.saletrail.ingest.replay;

import java.util.Map;

/// Where a replay is.
///
/// @param ranges the rest of each partition
record ReplayCursor(Map<Integer, OffsetRange> ranges) {

  /// The rest of one partition.
  ///
  /// @param next the offset to resume at
  /// @param end the offset to stop before
  record OffsetRange(long next, long end) {}
}
