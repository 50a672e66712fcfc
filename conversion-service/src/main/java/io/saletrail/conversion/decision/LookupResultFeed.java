package io.saletrail.conversion.decision;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupFact;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.outbox.feed.KeyedFeed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Consumes the results of look-ups. The objects that a look-up read arrive as payment activity.
@ApplicationScoped
@Startup
class LookupResultFeed {
  private final CaseLedger ledger;
  private final KeyedFeed<?> feed;
  private final MeterRegistry metrics;

  LookupResultFeed(CaseLedger ledger, Feeds feeds, MeterRegistry metrics) {
    this.ledger = ledger;
    this.feed = feeds.singleByKey("lookups", LookupFact.class, one -> apply(one.fact()));
    this.metrics = metrics;
    Arrays.stream(LookupEnded.Outcome.values()).forEach(this::counter);
  }

  private Counter counter(LookupEnded.Outcome outcome) {
    return metrics.counter("conversion_lookup_results", "outcome", outcome.name());
  }

  @Incoming("lookups")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Uni<Void> on(Message<ConsumerRecords<String, byte[]>> batch) {
    return feed.begin(batch);
  }

  private Uni<Void> apply(LookupFact fact) {
    return switch (fact) {
      case LookupEnded result -> apply(result);
      // Our own request.
      case LookupRequested _ -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> apply(LookupEnded result) {
    return ledger.applyLookupResult(result).invoke(() -> counter(result.outcome()).increment());
  }
}
