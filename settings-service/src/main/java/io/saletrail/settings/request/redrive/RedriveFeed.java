package io.saletrail.settings.request.redrive;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.redrive.RedriveFact;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.settings.request.run.RunFactTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/// Facts about re-drives, our own requests included.
@ApplicationScoped
@Startup
class RedriveFeed {
  private final Feed<RedriveFact> feed;

  RedriveFeed(Feeds feeds) {
    this.feed = feeds.projections("redrives", RedriveFact.class, RedriveFeed::enter);
  }

  @Incoming("redrives")
  Uni<Void> on(ConsumerRecords<String, byte[]> redrives) {
    return feed.consume(redrives);
  }

  private static Uni<Void> enter(Mutiny.Session session, List<RedriveFact> facts) {
    return RunFactTable.append(session, Redrive.KIND, facts);
  }
}
