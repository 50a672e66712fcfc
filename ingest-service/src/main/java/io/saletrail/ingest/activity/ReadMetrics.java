package io.saletrail.ingest.activity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.ingest.reading.ReadResult;
import java.util.Locale;

/// Counts events by reading outcome: `stripe_events_total`.
record ReadMetrics(MeterRegistry metrics) {

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
    Counter.builder("stripe.events")
        .description("Events taken from the raw topic, by what they turned out to be")
        .tag("outcome", outcome)
        .tag("reason", reason)
        .tag("origin", label(event.origin()))
        .register(metrics)
        .increment();
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
