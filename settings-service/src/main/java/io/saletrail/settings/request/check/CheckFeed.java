package io.saletrail.settings.request.check;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.ReadAllowanceObserved;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.settings.insight.allowance.ReadUsageProjection;
import io.saletrail.settings.request.run.RunFactTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/// Facts about polls of Stripe, our own requests included.
@ApplicationScoped
@Startup
class CheckFeed {
  private final Feed<PollFact> feed;

  CheckFeed(Feeds feeds) {
    this.feed = feeds.projections("polls", PollFact.class, CheckFeed::enter);
  }

  @Incoming("polls")
  Uni<Void> on(ConsumerRecords<String, byte[]> polls) {
    return feed.consume(polls);
  }

  private static Uni<Void> enter(Mutiny.Session session, List<PollFact> facts) {
    var reads =
        facts.stream()
            .filter(ReadAllowanceObserved.class::isInstance)
            .map(ReadAllowanceObserved.class::cast)
            .toList();
    var checks = facts.stream().filter(Check::concerns).toList();
    return RunFactTable.append(session, Check.KIND, checks)
        .chain(() -> ReadUsageProjection.enter(session, reads));
  }
}
