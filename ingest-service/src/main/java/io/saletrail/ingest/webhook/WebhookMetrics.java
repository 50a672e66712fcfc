package io.saletrail.ingest.webhook;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Counts webhooks by verdict and Stripe's mode: `stripe_webhooks_total`.
@Singleton
class WebhookMetrics {
  /// Stripe's mode; UNKNOWN for rejected webhooks.
  enum Mode {
    LIVE,
    TEST,
    UNKNOWN;

    static Mode of(boolean livemode) {
      return livemode ? LIVE : TEST;
    }
  }

  private record Labels(Verdict verdict, Mode mode) {}

  private final Map<Labels, Counter> counters = new HashMap<>();

  WebhookMetrics(MeterRegistry metrics) {
    for (var verdict : Verdict.values()) {
      for (var mode : Mode.values()) {
        counters.put(new Labels(verdict, mode), counter(metrics, verdict, mode));
      }
    }
  }

  void count(Verdict verdict, Mode mode) {
    requireNonNull(counters.get(new Labels(verdict, mode))).increment();
  }

  private static Counter counter(MeterRegistry metrics, Verdict verdict, Mode mode) {
    return Counter.builder("stripe.webhooks")
        .description("Webhooks received, by how they ended")
        .tag("verdict", verdict.name().toLowerCase(Locale.ROOT))
        .tag("mode", mode.name().toLowerCase(Locale.ROOT))
        .register(metrics);
  }
}
