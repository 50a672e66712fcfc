package io.saletrail.stack.bench;

import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.chaos.Merchants;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Sells at a constant rate and measures the time from a payment at Stripe to the call at
/// Trackdesk: webhook, facts, decision, delivery.
final class DelayBench {

  private static final int MERCHANTS = 50;
  private static final int REQUESTS_PER_SECOND = 100;
  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(2);

  private final Merchants merchants;

  /// @param name of its merchants
  DelayBench(LocalStack stack, String name) {
    this.merchants = Merchants.register(stack, name, MERCHANTS, REQUESTS_PER_SECOND);
  }

  /// @param perSecond the achieved rate
  /// @param lost sales that did not reach Trackdesk in time
  record Figures(int sales, double perSecond, long lost, Percentiles delays) {}

  Figures measure(int salesPerSecond, Duration time) {
    long start = System.nanoTime();
    Map<String, Instant> soldAt = sell(salesPerSecond, time);
    double perSecond = soldAt.size() * 1e9 / (System.nanoTime() - start);
    boolean _ = Eventually.of(SETTLE_LIMIT).until(() -> delays(soldAt).size() == soldAt.size());
    List<Double> delays = delays(soldAt);
    return new Figures(
        soldAt.size(),
        perSecond,
        soldAt.size() - (long) delays.size(),
        Percentiles.ofMillis(delays));
  }

  private Map<String, Instant> sell(int perSecond, Duration time) {
    Map<String, Instant> soldAt = new HashMap<>();
    long step = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long start = System.nanoTime();
    long count = time.toNanos() / step;
    for (int sale = 0; sale < count; sale++) {
      sleepUntil(start + sale * step);
      Instant now = Instant.now();
      soldAt.put(merchants.sell(sale).id(), now);
    }
    return soldAt;
  }

  private List<Double> delays(Map<String, Instant> soldAt) {
    return merchants.conversions().stream()
        .flatMap(conversion -> delay(soldAt, conversion).stream())
        .toList();
  }

  private static Optional<Double> delay(Map<String, Instant> soldAt, Conversion conversion) {
    return conversion
        .externalId()
        .map(soldAt::get)
        .map(sold -> Duration.between(sold, conversion.createdAt()).toNanos() / 1e6);
  }

  private static void sleepUntil(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
