package io.saletrail.conversion;

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

/// Payment activity in: what is known enters its case, what is not is passed over by name.
///
/// The offset moves when the transaction has committed. A database that is away fails the channel
/// and the readiness; nothing is passed over for that.
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
        case FactFormat.Reading.Unknown<PaymentActivity>(var type) -> passOver("UNKNOWN_TYPE");
        case FactFormat.Reading.Broken<PaymentActivity>(var why) -> passOver("BROKEN");
      }
    }
    metrics.counter("conversion_facts", "outcome", "ENTERED").increment(facts.size());
    return Outage.retryUntilUp("activity.enter", ledger.enter(facts));
  }

  private void passOver(String outcome) {
    LOG.warnf("activity.passed_over outcome=%s", outcome);
    metrics.counter("conversion_facts", "outcome", outcome).increment();
  }
}
