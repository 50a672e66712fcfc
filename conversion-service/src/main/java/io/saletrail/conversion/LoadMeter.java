package io.saletrail.conversion;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// Counts what decisions load: it must not grow with the age of a subscription.
@ApplicationScoped
public class LoadMeter {
  private final Counter facts;
  private final Counter bytes;

  LoadMeter(MeterRegistry metrics) {
    facts = metrics.counter("conversion_facts_loaded");
    bytes = metrics.counter("conversion_bytes_loaded");
  }

  /// Counts one fact.
  ///
  /// @param body of a fact from the database
  public void loaded(String body) {
    facts.increment();
    bytes.increment(body.length());
  }
}
