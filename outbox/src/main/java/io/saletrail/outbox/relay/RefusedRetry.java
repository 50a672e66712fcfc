package io.saletrail.outbox.relay;

import io.saletrail.outbox.FreshContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Sends refused facts again, shard by shard in the order of their ids.
@ApplicationScoped
class RefusedRetry {
  private static final Logger LOG = Logger.getLogger(RefusedRetry.class);

  private final Mutiny.SessionFactory sessions;
  private final RelayPass pass;
  private final FreshContext context;

  RefusedRetry(Mutiny.SessionFactory sessions, RelayPass pass, FreshContext context) {
    this.sessions = sessions;
    this.pass = pass;
    this.context = context;
  }

  /// Sends those that are due.
  ///
  /// @return how many Kafka has taken
  Uni<Integer> due() {
    return retry(false);
  }

  /// Sends all of them.
  Uni<Integer> all() {
    return retry(true);
  }

  private Uni<Integer> retry(boolean all) {
    return context
        .run(() -> sessions.withSession(session -> RefusedTable.shards(session, all)))
        .chain(shards -> retry(shards, all));
  }

  private Uni<Integer> retry(List<Integer> shards, boolean all) {
    return Multi.createFrom()
        .iterable(shards)
        .onItem()
        .transformToUniAndConcatenate(shard -> context.run(() -> pass.retry(shard, all)))
        .invoke(RefusedRetry::log)
        .map(settlement -> settlement.sent().size())
        .collect()
        .asList()
        .map(counts -> counts.stream().mapToInt(count -> count).sum());
  }

  private static void log(RowOutcomes settlement) {
    LOG.infof(
        "fact.retried sent=%d held=%d", settlement.sent().size(), settlement.refused().size());
  }
}
