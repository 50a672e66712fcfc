package io.saletrail.ingest.backfill;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillFailed;
import io.saletrail.contracts.backfill.BackfillProgressed;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Consumes requests for backfills and their controls.
@ApplicationScoped
@Startup
class BackfillFeed {
  private static final Logger LOG = Logger.getLogger(BackfillFeed.class);

  private final BackfillLedger ledger;
  private final Feed<?> feed;

  // One by one: a pause and the following resume must not be swapped.
  BackfillFeed(BackfillLedger ledger, Feeds feeds) {
    this.ledger = ledger;
    this.feed = feeds.single("backfills", BackfillFact.class, this::enter);
  }

  @Incoming("backfills")
  Uni<Void> on(ConsumerRecords<String, byte[]> messages) {
    return feed.consume(messages);
  }

  private Uni<Void> enter(BackfillFact fact) {
    return isValid(fact) ? apply(fact) : Uni.createFrom().voidItem();
  }

  private Uni<Void> apply(BackfillFact fact) {
    return switch (fact) {
      case BackfillRequested request -> ledger.enter(request);
      case BackfillControlled control -> ledger.control(control);
      // Published by this service, or results of a dry run.
      case BackfillProgressed _, BackfillReadCompleted _, BackfillFailed _, BackfillAssessed _ ->
          Uni.createFrom().voidItem();
    };
  }

  private static boolean isValid(BackfillFact fact) {
    if (StripeId.isId(fact.backfill()) && StripeId.isAccount(fact.account())) {
      return true;
    }
    LOG.warn("backfill.requested outcome=UNREADABLE reason=INVALID_ID");
    return false;
  }
}
