package io.saletrail.publisher.redrive;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveFact;
import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Re-drives that merchants request in the console. Skips our own results on the same topic.
@ApplicationScoped
@Startup
class RedriveFeed {
  private final RequestLedger ledger;
  private final Feed<?> feed;

  RedriveFeed(RequestLedger ledger, Feeds feeds) {
    this.ledger = ledger;
    this.feed = feeds.single("redrives", RedriveFact.class, this::run);
  }

  @Incoming("redrives")
  Uni<Void> on(ConsumerRecords<String, byte[]> records) {
    return feed.consume(records);
  }

  private Uni<Void> run(RedriveFact fact) {
    return switch (fact) {
      case RedriveRequested request -> ledger.run(request);
      case RedriveCompleted _ -> Uni.createFrom().voidItem();
    };
  }
}
