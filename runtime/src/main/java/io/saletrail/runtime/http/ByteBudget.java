package io.saletrail.runtime.http;

import java.util.HashMap;
import java.util.Map;

/// Bytes that many users share, of which each may have a part.
final class ByteBudget {
  private final long perUser;
  private final Map<String, Long> taken = new HashMap<>();
  private long free;

  /// @param bytes for all users
  /// @param perUser for one of them
  ByteBudget(long bytes, long perUser) {
    this.free = bytes;
    this.perUser = perUser;
  }

  /// Takes all of these bytes, or none.
  synchronized boolean take(String user, long bytes) {
    var own = taken.getOrDefault(user, 0L) + bytes;
    if (bytes > free || own > perUser) {
      return false;
    }
    free -= bytes;
    taken.put(user, own);
    return true;
  }

  synchronized void give(String user, long bytes) {
    free += bytes;
    taken.computeIfPresent(user, (_, own) -> own == bytes ? null : own - bytes);
  }

  synchronized long free() {
    return free;
  }
}
