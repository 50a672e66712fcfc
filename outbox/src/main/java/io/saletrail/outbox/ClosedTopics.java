package io.saletrail.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Topics that refuse every record: missing, or without a permission. A record for one of them is
/// refused without a wait, and so holds up nothing else. A probe in the background finds out when
/// the topic takes records again.
final class ClosedTopics {
  private static final Duration PROBE_EVERY = Duration.ofSeconds(15);

  private final Map<String, Closed> closed = new ConcurrentHashMap<>();
  private final Consumer<String> probe;
  private final LongSupplier nanos;

  private record Closed(Refusal reason, long probeAt) {}

  /// @param probe asks Kafka about a topic, elsewhere, and calls [#open] or [#close]
  ClosedTopics(Consumer<String> probe, LongSupplier nanos) {
    this.probe = probe;
    this.nanos = nanos;
  }

  /// Why a topic is closed; empty for one that is open or unknown.
  Optional<Refusal> reason(String topic) {
    var now = nanos.getAsLong();
    var found = closed.get(topic);
    if (found != null && now - found.probeAt() >= 0 && defer(topic, found, now)) {
      probe.accept(topic);
    }
    return Optional.ofNullable(found).map(Closed::reason);
  }

  /// Of several threads one probes.
  private boolean defer(String topic, Closed found, long now) {
    return closed.replace(topic, found, new Closed(found.reason(), now + PROBE_EVERY.toNanos()));
  }

  void close(String topic, Refusal reason) {
    closed.put(topic, new Closed(reason, nanos.getAsLong() + PROBE_EVERY.toNanos()));
  }

  void open(String topic) {
    closed.remove(topic);
  }
}
