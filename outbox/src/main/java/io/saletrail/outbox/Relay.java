package io.saletrail.outbox;

import java.util.Collection;

/// Carries committed facts to Kafka.
public interface Relay {
  /// Signals that rows of these shards were committed.
  void wake(Collection<Integer> shards);
}
