package io.saletrail.conversion.decision;

import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.conversion.PaymentUndecided;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.jboss.logging.Logger;

/// One wide log line and one count for each decision that was committed.
@ApplicationScoped
class DecisionTelemetry {
  private static final Logger LOG = Logger.getLogger(DecisionTelemetry.class);

  private final MeterRegistry metrics;

  DecisionTelemetry(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void decided(Collection<CaseDecider.Change> changes) {
    for (var change : changes) {
      switch (change.fact()) {
        case ConversionChanged conversion -> {
          LOG.infof(
              "conversion.changed merchant=%s conversion=%s status=%s reason=%s revision=%d",
              conversion.account(),
              conversion.conversion(),
              conversion.status(),
              conversion.reason(),
              conversion.revision());
          count(conversion.status().name(), conversion.reason().name());
        }
        case PaymentNotCredited notCredited -> {
          LOG.infof(
              "payment.not_credited merchant=%s payment=%s reason=%s revision=%d",
              notCredited.account(),
              notCredited.payment(),
              notCredited.reason(),
              notCredited.revision());
          count("NOT_CREDITED", notCredited.reason().name());
        }
        // Reported apart.
        case PaymentUndecided _ -> {}
      }
    }
  }

  private void count(String outcome, String reason) {
    metrics.counter("conversion_decisions", "outcome", outcome, "reason", reason).increment();
  }
}
