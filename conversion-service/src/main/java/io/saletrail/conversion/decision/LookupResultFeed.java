package io.saletrail.conversion.decision;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupFact;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes the results of look-ups. The objects that a look-up read arrive as payment activity.
@ApplicationScoped
@Startup
class LookupResultFeed {
  private final CaseLedger ledger;
  private final Feed<?> feed;
  private final MeterRegistry metrics;

  LookupResultFeed(CaseLedger ledger, Feeds feeds, MeterRegistry metrics) {
    this.ledger = ledger;
    this.feed = feeds.single("lookups", LookupFact.class, this::apply);
    this.metrics = metrics;
  }

  @Incoming("lookups")
  Uni<Void> on(ConsumerRecords<String, byte[]> records) {
    return feed.consume(records);
  }

  private Uni<Void> apply(LookupFact fact) {
    return switch (fact) {
      case LookupEnded result -> apply(result);
      // Our own request.
      case LookupRequested _ -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> apply(LookupEnded result) {
    return ledger.applyLookupResult(result).invoke(() -> count(result));
  }

  private void count(LookupEnded result) {
    metrics.counter("conversion_lookup_results", "outcome", result.outcome().name()).increment();
  }
}
