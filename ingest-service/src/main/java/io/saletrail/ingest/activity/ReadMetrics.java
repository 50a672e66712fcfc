package io.saletrail.ingest.activity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.ingest.reading.ReadResult;
import java.util.Locale;

/// Counts events by reading outcome: `stripe_events_total`.
record ReadMetrics(MeterRegistry metrics) {
  /// A counter that first appears with its first event shows no increase.
  ReadMetrics {
    for (var error : ReadResult.ReadError.values()) {
      for (var origin : Origin.values()) {
        var _ = counter(metrics, "unreadable", label(error), origin);
      }
    }
  }

  void count(IncomingEvent event) {
    switch (event.result()) {
      case ReadResult.Read _ -> count(event, "read", "none");
      // A partly readable event is in quarantine and counts as unreadable.
      case ReadResult.ReadInPart(var _, var unreadable) ->
          count(event, "unreadable", label(unreadable.error()));
      case ReadResult.Skipped(var reason) -> count(event, "skipped", label(reason));
      case ReadResult.Unreadable(var error, var _) -> count(event, "unreadable", label(error));
    }
  }

  private void count(IncomingEvent event, String outcome, String reason) {
    counter(metrics, outcome, reason, event.origin()).increment();
  }

  private static Counter counter(
      MeterRegistry metrics, String outcome, String reason, Origin origin) {
    return Counter.builder("stripe.events")
        .description("Events taken from the raw topic, by what they turned out to be")
        .tag("outcome", outcome)
        .tag("reason", reason)
        .tag("origin", label(origin))
        .register(metrics);
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
