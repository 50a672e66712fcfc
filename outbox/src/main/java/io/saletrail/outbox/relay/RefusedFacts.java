package io.saletrail.outbox.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.outbox.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Reports facts that Kafka refuses for themselves.
@ApplicationScoped
class RefusedFacts {
  private static final Logger LOG = Logger.getLogger(RefusedFacts.class);

  private final MeterRegistry meters;

  RefusedFacts(MeterRegistry meters) {
    this.meters = meters;
    for (var reason : Refusal.values()) {
      var _ = counter(reason);
    }
  }

  void report(RowOutcomes settlement) {
    for (var row : settlement.refused()) {
      counter(row.reason()).increment();
      LOG.errorf("fact.refused topic=%s reason=%s", row.message().topic, row.reason());
    }
  }

  private Counter counter(Refusal reason) {
    return meters.counter("outbox_refused", "reason", reason.name());
  }
}
