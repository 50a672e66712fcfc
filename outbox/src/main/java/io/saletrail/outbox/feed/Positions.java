package io.saletrail.outbox.feed;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Where positions are kept: in the database whose state they describe, so a restored or failed
/// over database knows what it has lost.
interface Positions {
  /// The positions in these topics.
  Uni<List<FeedPosition>> of(Collection<String> topics);

  /// Adds positions that do not exist yet.
  Uni<Void> add(List<FeedPosition> positions);

  /// Advances positions; never lowers one.
  ///
  /// @param known where each of them stood when this replica last saw it
  /// @return a failure of type [DatabaseWentBack] where one stands before that; none is changed
  ///   then
  Uni<Void> advance(List<FeedPosition> next, List<FeedPosition> known);

  /// The same in the caller's transaction, which must fail with it.
  Uni<Void> advance(Mutiny.Session session, List<FeedPosition> next, List<FeedPosition> known);

  /// Records heartbeats whose batches are applied, and forwards them.
  Uni<Void> passed(List<Heartbeat.Received> heartbeats);

  /// The database is older than this replica has seen it: it was restored, or replaced by a copy
  /// that lags.
  final class DatabaseWentBack extends RuntimeException {
    DatabaseWentBack() {
      super("The database is older than before");
    }
  }
}
