package io.saletrail.settings.request.backfill;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.settings.request.run.RunFactTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/// Facts about backfills, our own requests included.
@ApplicationScoped
@Startup
class BackfillFeed {
  private final Feed<BackfillFact> feed;

  BackfillFeed(Feeds feeds) {
    this.feed = feeds.projections("backfills", BackfillFact.class, BackfillFeed::enter);
  }

  @Incoming("backfills")
  Uni<Void> on(ConsumerRecords<String, byte[]> backfills) {
    return feed.consume(backfills);
  }

  private static Uni<Void> enter(Mutiny.Session session, List<BackfillFact> facts) {
    return RunFactTable.append(session, Backfill.KIND, facts);
  }
}
