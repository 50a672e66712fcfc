package io.saletrail.stack.siege;

import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.stack.chaos.Merchants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Sales that go on during the siege, and when each arrived at Trackdesk.
final class Sales {
  private static final int PERCENTILE = 99;

  private final Merchants merchants;
  private final Duration every;
  private final Map<String, Instant> soldAt = new ConcurrentHashMap<>();
  private Instant reportedUntil = Instant.MIN;

  /// @param every the time from one sale to the next
  Sales(Merchants merchants, Duration every) {
    this.merchants = merchants;
    this.every = every;
  }

  /// Sells until this time.
  void sellUntil(Instant end) {
    for (int number = 0; Instant.now().isBefore(end); number++) {
      var now = Instant.now();
      soldAt.put(merchants.sell(number).id(), now);
      pause();
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(every.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int sold() {
    return soldAt.size();
  }

  /// Sales without a conversion.
  List<String> missing() {
    var arrived = arrivedAt();
    return soldAt.keySet().stream().filter(charge -> !arrived.containsKey(charge)).toList();
  }

  /// The 99th percentile of the time to Trackdesk, of the sales that arrived since the last report.
  Duration recentDelay() {
    var delays = new ArrayList<Duration>();
    var latest = reportedUntil;
    for (var sale : arrivedAt().entrySet()) {
      var sold = soldAt.get(sale.getKey());
      if (sold != null && sale.getValue().isAfter(reportedUntil)) {
        delays.add(Duration.between(sold, sale.getValue()));
        latest = sale.getValue().isAfter(latest) ? sale.getValue() : latest;
      }
    }
    reportedUntil = latest;
    return percentile(delays);
  }

  /// The same of all sales.
  Duration delay() {
    var delays = new ArrayList<Duration>();
    arrivedAt()
        .forEach(
            (charge, at) -> {
              var sold = soldAt.get(charge);
              if (sold != null) {
                delays.add(Duration.between(sold, at));
              }
            });
    return percentile(delays);
  }

  private static Duration percentile(List<Duration> delays) {
    var sorted = delays.stream().sorted().toList();
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get(Math.ceilDiv(sorted.size() * PERCENTILE, 100) - 1);
  }

  private Map<String, Instant> arrivedAt() {
    var arrived = new HashMap<String, Instant>();
    for (Conversion conversion : merchants.conversions()) {
      conversion.externalId().ifPresent(id -> arrived.put(id, conversion.createdAt()));
    }
    return arrived;
  }
}
