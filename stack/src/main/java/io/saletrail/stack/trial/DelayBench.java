package io.saletrail.stack.trial;

import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Sells at a steady pace and measures the time from a payment at Stripe to the call at Trackdesk,
/// which is the whole way: webhook, facts, decision, delivery.
final class DelayBench {

  private static final int MERCHANTS = 50;
  private static final int REQUESTS_PER_SECOND = 100;
  private static final Duration SETTLING = Duration.ofMinutes(2);

  private final Merchants merchants;

  DelayBench(LocalStack house) {
    this.merchants = Merchants.register(house, "bench", MERCHANTS, REQUESTS_PER_SECOND);
  }

  /// What one measurement found.
  ///
  /// @param perSecond the pace that was really kept
  /// @param lost sales that did not arrive in time
  record Figures(int sales, double perSecond, long lost, Percentiles delays) {}

  Figures measure(int salesPerSecond, Duration time) {
    long begin = System.nanoTime();
    Map<String, Instant> soldAt = sell(salesPerSecond, time);
    double perSecond = soldAt.size() * 1e9 / (System.nanoTime() - begin);
    boolean _ = Eventually.of(SETTLING).until(() -> delays(soldAt).size() == soldAt.size());
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
    long begin = System.nanoTime();
    long count = time.toNanos() / step;
    for (int sale = 0; sale < count; sale++) {
      sleepUntil(begin + sale * step);
      Instant now = Instant.now();
      soldAt.put(merchants.sell(sale).id(), now);
    }
    return soldAt;
  }

  private List<Double> delays(Map<String, Instant> soldAt) {
    return merchants.held().stream()
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
