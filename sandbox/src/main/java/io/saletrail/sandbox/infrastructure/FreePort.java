package io.saletrail.sandbox.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Finds unused ports on the loopback interface, for servers that start later.
///
/// They are below the range from which Linux takes the ports of outgoing connections (32,768 and
/// up): one of those could take a port between its finding and its use.
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int END = 32_768;
  private static final int ATTEMPTS = 1_000;

  /// No port twice in one process.
  private static final Set<Integer> FOUND = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /// Finds a port that nothing listens on.
  ///
  /// @throws IllegalStateException if a thousand attempts find none
  public static int find() {
    return ThreadLocalRandom.current()
        .ints(ATTEMPTS, FIRST, END)
        .filter(port -> isFree(port) && FOUND.add(port))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No free port on the loopback interface"));
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
