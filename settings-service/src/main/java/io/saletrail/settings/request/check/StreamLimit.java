package io.saletrail.settings.request.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Limits concurrent streams of this replica, in total and per merchant.
@ApplicationScoped
class StreamLimit {
  private final int maxStreams;
  private final int maxStreamsPerMerchant;
  private final Map<String, Integer> openStreams = new HashMap<>();
  private int total;

  @Inject
  StreamLimit(CheckStreamConfig config) {
    this(config.maxStreams(), config.maxStreamsPerMerchant());
  }

  StreamLimit(int maxStreams, int maxStreamsPerMerchant) {
    this.maxStreams = maxStreams;
    this.maxStreamsPerMerchant = maxStreamsPerMerchant;
  }

  /// One stream's slot. Releasing it twice has no effect.
  final class Slot {
    private final String account;
    private final AtomicBoolean released = new AtomicBoolean();

    private Slot(String account) {
      this.account = account;
    }

    void release() {
      if (released.compareAndSet(false, true)) {
        close(account);
      }
    }
  }

  /// Whether the merchant cannot open another stream.
  synchronized boolean full(String account) {
    return total >= maxStreams || openStreams.getOrDefault(account, 0) >= maxStreamsPerMerchant;
  }

  /// A slot; empty when the limit is reached.
  synchronized Optional<Slot> take(String account) {
    if (full(account)) {
      return Optional.empty();
    }
    total++;
    openStreams.merge(account, 1, Integer::sum);
    return Optional.of(new Slot(account));
  }

  private synchronized void close(String account) {
    total--;
    openStreams.computeIfPresent(account, (_, n) -> n == 1 ? null : n - 1);
  }
}
