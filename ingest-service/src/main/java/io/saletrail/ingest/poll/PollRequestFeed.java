package io.saletrail.ingest.poll;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Consumes requests for polls. The topic also carries this service's own facts.
@ApplicationScoped
@Startup
class PollRequestFeed {
  private static final Logger LOG = Logger.getLogger(PollRequestFeed.class);

  private final PollSchedule schedule;
  private final Feed<PollFact> feed;

  PollRequestFeed(PollSchedule schedule, Feeds feeds) {
    this.schedule = schedule;
    this.feed = feeds.batches("poll-requests", PollFact.class, this::enter);
  }

  @Incoming("poll-requests")
  Uni<Void> on(ConsumerRecords<String, byte[]> messages) {
    return feed.consume(messages);
  }

  private Uni<?> enter(List<PollFact> facts) {
    var requests =
        facts.stream()
            .filter(PollRequested.class::isInstance)
            .map(PollRequested.class::cast)
            .filter(PollRequestFeed::isValid)
            .toList();
    return requests.isEmpty() ? Uni.createFrom().voidItem() : schedule.request(requests);
  }

  private static boolean isValid(PollRequested request) {
    if (StripeId.isId(request.poll()) && StripeId.isId(request.account())) {
      return true;
    }
    LOG.warn("poll.requested outcome=UNREADABLE reason=INVALID_ID");
    return false;
  }
}
