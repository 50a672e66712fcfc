package io.saletrail.ingest.activity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.ingest.reading.ReadResult;
import java.util.Locale;

/// Counts events by what they turned out to be: `stripe_events_total`.
record ReadMetrics(MeterRegistry metrics) {

  void count(IncomingEvent arrival) {
    switch (arrival.reading()) {
      case ReadResult.Read _ -> count(arrival, "read", "none");
      // What waits in quarantine counts as such, however much of it could be read.
      case ReadResult.ReadInPart(var _, var unread) ->
          count(arrival, "unreadable", word(unread.flaw()));
      case ReadResult.PassedOver(var reason) -> count(arrival, "passed_over", word(reason));
      case ReadResult.Unreadable(var flaw, var _) -> count(arrival, "unreadable", word(flaw));
    }
  }

  private void count(IncomingEvent arrival, String outcome, String reason) {
    Counter.builder("stripe.events")
        .description("Events taken from the raw topic, by what they turned out to be")
        .tag("outcome", outcome)
        .tag("reason", reason)
        .tag("origin", word(arrival.origin()))
        .register(metrics)
        .increment();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
