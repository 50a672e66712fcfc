package io.saletrail.outbox.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// What a channel shows of itself, in metrics that exist from the start, and in the log.
final class FeedMetrics {
  private static final Logger LOG = Logger.getLogger(Feed.class);

  private static final List<String> REASONS = List.of("FAILED", "UNKNOWN_TYPE", "BROKEN");

  private static final Duration LOG_EVERY = Duration.ofSeconds(1);

  private final String channel;
  private final MeterRegistry meters;
  private final Counter retries;
  private final AtomicLong retryLoggedAt = new AtomicLong(System.nanoTime() - LOG_EVERY.toNanos());
  private final AtomicLong parkedNow = new AtomicLong();

  /// The batches that are being applied, by the nanosecond of their start.
  private final Map<Object, Long> open = new ConcurrentHashMap<>();

  FeedMetrics(String channel, MeterRegistry meters) {
    this.channel = channel;
    this.meters = meters;
    var tags = Tags.of("channel", channel);
    retries = meters.counter("feed_retries", tags);
    REASONS.forEach(this::parked);
    Gauge.builder("feed_parked_messages", parkedNow, AtomicLong::get).tags(tags).register(meters);
    Gauge.builder("feed_oldest_unacknowledged", this, FeedMetrics::oldestSeconds)
        .baseUnit("seconds")
        .description("Age of the oldest batch that is neither applied nor parked.")
        .tags(tags)
        .register(meters);
  }

  /// A batch arrived.
  ///
  /// @return to run when it is applied or parked
  Runnable begin() {
    var batch = new Object();
    open.put(batch, System.nanoTime());
    return () -> open.remove(batch);
  }

  /// Whether no batch is in progress.
  boolean isIdle() {
    return open.isEmpty();
  }

  /// Logs once a second: during an outage many keys retry.
  void retried(Throwable failure) {
    retries.increment();
    var now = System.nanoTime();
    var before = retryLoggedAt.get();
    if (now - before >= LOG_EVERY.toNanos() && retryLoggedAt.compareAndSet(before, now)) {
      LOG.warnf("feed.retried channel=%s error=%s", channel, Outage.kinds(failure));
    }
  }

  void parked(Collection<ParkedMessage> messages) {
    for (var one : messages) {
      parked(one.reason()).increment();
      LOG.errorf(
          "feed.parked channel=%s topic=%s partition=%d offset=%d reason=%s error=%s",
          channel, one.topic(), one.partition(), one.recordOffset(), one.reason(), one.error());
    }
    parkedNow.addAndGet(messages.size());
  }

  private Counter parked(String reason) {
    return meters.counter("feed_parked", "channel", channel, "reason", reason);
  }

  void parkedNow(long messages) {
    parkedNow.set(messages);
  }

  private double oldestSeconds() {
    var now = System.nanoTime();
    return open.values().stream().mapToLong(began -> now - began).max().orElse(0)
        / (double) Duration.ofSeconds(1).toNanos();
  }
}
