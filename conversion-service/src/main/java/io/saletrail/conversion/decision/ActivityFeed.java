package io.saletrail.conversion.decision;

import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.outbox.Outage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Consumes payment activity: known facts enter their cases; unknown types and broken bodies are
/// skipped and counted.
///
/// The offset is committed after the transaction. While the database is down the channel fails its
/// liveness check and nothing is skipped.
@ApplicationScoped
class ActivityFeed {
  private static final Logger LOG = Logger.getLogger(ActivityFeed.class);

  private final CaseLedger ledger;
  private final MeterRegistry metrics;

  ActivityFeed(CaseLedger ledger, MeterRegistry metrics) {
    this.ledger = ledger;
    this.metrics = metrics;
  }

  @Incoming("payment-activity")
  Uni<Void> on(List<byte[]> bodies) {
    var facts = new ArrayList<PaymentActivity>(bodies.size());
    for (var body : bodies) {
      switch (FactFormat.read(body, PaymentActivity.class)) {
        case FactFormat.Reading.Known<PaymentActivity>(var fact) -> facts.add(fact);
        case FactFormat.Reading.Unknown<PaymentActivity>(var type) -> skip("UNKNOWN_TYPE");
        case FactFormat.Reading.Broken<PaymentActivity>(var why) -> skip("BROKEN");
      }
    }
    metrics.counter("conversion_facts", "outcome", "ENTERED").increment(facts.size());
    return Outage.retryUntilUp("activity.enter", ledger.enter(facts));
  }

  private void skip(String outcome) {
    LOG.warnf("activity.skipped outcome=%s", outcome);
    metrics.counter("conversion_facts", "outcome", outcome).increment();
  }
}
