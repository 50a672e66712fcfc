package io.saletrail.settings.merchant.connection;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.installation.InstallationObserved;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.settings.access.caller.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Installations of the Stripe App and their ends.
@ApplicationScoped
@Startup
class InstallationFeed {
  private final Feed<?> feed;
  private final ConnectionLedger ledger;

  InstallationFeed(Feeds feeds, ConnectionLedger ledger) {
    this.feed = feeds.single("installations", InstallationObserved.class, this::enter);
    this.ledger = ledger;
  }

  @Incoming("installations")
  Uni<Void> on(ConsumerRecords<String, byte[]> installations) {
    return feed.consume(installations);
  }

  /// A test-mode installation neither creates a merchant nor ends one: only live accounts count.
  private Uni<Void> enter(InstallationObserved seen) {
    if (!seen.livemode()) {
      return Uni.createFrom().voidItem();
    }
    return switch (seen.state()) {
      case INSTALLED ->
          ledger.connect(seen.account(), seen.occurredAt(), Actor.STRIPE).replaceWithVoid();
      case UNINSTALLED -> ledger.disconnect(seen.account(), seen.occurredAt(), Actor.STRIPE);
      case OTHER -> Uni.createFrom().voidItem();
    };
  }
}
