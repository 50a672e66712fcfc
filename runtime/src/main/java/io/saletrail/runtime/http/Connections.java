package io.saletrail.runtime.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/// The open connections of one server, within the limits of each address and of all.
///
/// At a limit, a new connection takes the place of one that never sent a whole head, or else of the
/// one that has been idle longest: callers that only hold connections lock no other out. One with a
/// request in flight is never closed for another.
final class Connections {
  private static final Counter EVICTED = counter("EVICTED");
  private static final Counter LATE = counter("HEAD_TOO_SLOW");
  private static final Counter REFUSED = counter("LIMIT");

  private final ConnectionLimits limits;
  private final Set<Connection> open = new HashSet<>();
  private final Map<String, Integer> byAddress = new HashMap<>();

  /// Both in the order of their waiting.
  private final SequencedSet<Connection> silent = new LinkedHashSet<>();

  private final SequencedSet<Connection> idle = new LinkedHashSet<>();

  Connections(ConnectionLimits limits) {
    this.limits = limits;
  }

  private static Counter counter(String reason) {
    return Counter.builder("http.connections.closed")
        .tag("reason", reason)
        .register(Metrics.globalRegistry);
  }

  /// Whether the server may keep this new connection.
  synchronized boolean admit(Connection connection) {
    if (!room(connection.address())) {
      REFUSED.increment();
      return false;
    }
    open.add(connection);
    silent.add(connection);
    byAddress.merge(connection.address(), 1, Integer::sum);
    return true;
  }

  private boolean room(String address) {
    var own = byAddress.getOrDefault(address, 0) < limits.perAddress() || evict(ofAddress(address));
    return own && (open.size() < limits.total() || evict(waiting().findFirst()));
  }

  private Optional<Connection> ofAddress(String address) {
    return waiting().filter(connection -> connection.address().equals(address)).findFirst();
  }

  private Stream<Connection> waiting() {
    return Stream.concat(silent.stream(), idle.stream());
  }

  private boolean evict(Optional<Connection> longest) {
    longest.ifPresent(
        connection -> {
          EVICTED.increment();
          remove(connection);
          connection.close();
        });
    return longest.isPresent();
  }

  synchronized void remove(Connection connection) {
    if (open.remove(connection)) {
      silent.remove(connection);
      idle.remove(connection);
      byAddress.computeIfPresent(connection.address(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /// A request of the connection is in flight.
  synchronized void busy(Connection connection) {
    silent.remove(connection);
    idle.remove(connection);
  }

  /// No request of the connection is in flight any more.
  synchronized void idle(Connection connection) {
    if (open.contains(connection)) {
      idle.add(connection);
    }
  }

  /// Counts a connection that closes because a head was late.
  void countLate() {
    LATE.increment();
  }
}
