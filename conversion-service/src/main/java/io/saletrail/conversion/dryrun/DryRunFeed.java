package io.saletrail.conversion.dryrun;

import io.quarkus.runtime.Startup;
import io.saletrail.contracts.dryrun.DryRunActivityRead;
import io.saletrail.contracts.dryrun.DryRunEnded;
import io.saletrail.contracts.dryrun.DryRunFact;
import io.saletrail.outbox.feed.Feed;
import io.saletrail.outbox.feed.Feeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes the facts of dry runs and their end.
@ApplicationScoped
@Startup
class DryRunFeed {
  private final DryRunLedger ledger;
  private final Feed<DryRunFact> feed;

  DryRunFeed(DryRunLedger ledger, Feeds feeds) {
    this.ledger = ledger;
    this.feed = feeds.batches("dry-runs", DryRunFact.class, this::enter);
  }

  @Incoming("dry-runs")
  Uni<Void> on(ConsumerRecords<String, byte[]> records) {
    return feed.consume(records);
  }

  /// Within a batch, too, an end comes after everything that it ends.
  private Uni<Void> enter(List<DryRunFact> facts) {
    var activity = new ArrayList<DryRunActivityRead>(facts.size());
    var ended = new ArrayList<DryRunEnded>();
    for (var fact : facts) {
      switch (fact) {
        case DryRunActivityRead read -> activity.add(read);
        case DryRunEnded end -> ended.add(end);
      }
    }
    return ledger.enter(activity, ended);
  }
}
