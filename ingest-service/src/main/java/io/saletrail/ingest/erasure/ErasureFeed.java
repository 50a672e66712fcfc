package io.saletrail.ingest.erasure;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.privacy.BuyerIdentified;
import io.saletrail.contracts.privacy.ErasureCompleted;
import io.saletrail.contracts.privacy.ErasureRequested;
import io.saletrail.contracts.privacy.PrivacyFact;
import io.saletrail.contracts.privacy.SealedDataRead;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes requests for erasure.
@ApplicationScoped
@Startup
class ErasureFeed {
  private final ErasureLedger ledger;
  private final Feed<?> feed;

  ErasureFeed(ErasureLedger ledger, Feeds feeds) {
    this.ledger = ledger;
    this.feed = feeds.single("privacy", PrivacyFact.class, this::apply);
  }

  @Incoming("privacy")
  Uni<Void> on(ConsumerRecords<String, byte[]> facts) {
    return feed.consume(facts);
  }

  private Uni<Void> apply(PrivacyFact fact) {
    return switch (fact) {
      case ErasureRequested request ->
          switch (request.subject()) {
            case BUYER -> ledger.eraseBuyer(request);
            case MERCHANT -> ledger.eraseMerchant(request.id(), request.account());
            case OTHER -> Uni.createFrom().voidItem();
          };
      case BuyerIdentified buyer -> ledger.eraseBuyer(buyer);
      case ErasureCompleted _, SealedDataRead _ -> Uni.createFrom().voidItem();
    };
  }
}
