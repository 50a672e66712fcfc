package io.saletrail.ingest.lookup;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.lookup.LookupFact;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Consumes requests for look-ups. The topic also carries this service's own facts.
@ApplicationScoped
@Startup
class LookupFeed {
  private static final Logger LOG = Logger.getLogger(LookupFeed.class);

  private final LookupJobs jobs;
  private final Feed<LookupFact> feed;

  LookupFeed(LookupJobs jobs, Feeds feeds) {
    this.jobs = jobs;
    this.feed = feeds.batches("lookup-requests", LookupFact.class, this::enter);
  }

  @Incoming("lookup-requests")
  Uni<Void> on(ConsumerRecords<String, byte[]> messages) {
    return feed.consume(messages);
  }

  private Uni<?> enter(List<LookupFact> facts) {
    var requests =
        facts.stream()
            .filter(LookupRequested.class::isInstance)
            .map(LookupRequested.class::cast)
            .filter(LookupFeed::isValid)
            .toList();
    return requests.isEmpty() ? Uni.createFrom().voidItem() : jobs.enter(requests);
  }

  private static boolean isValid(LookupRequested request) {
    if (Stream.of(request.lookup(), request.account(), request.object()).allMatch(StripeId::isId)) {
      return true;
    }
    LOG.warn("lookup.requested outcome=UNREADABLE reason=INVALID_ID");
    return false;
  }
}
