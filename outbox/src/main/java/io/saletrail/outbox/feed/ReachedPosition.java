package io.saletrail.outbox.feed;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.hibernate.reactive.mutiny.Mutiny;

/// The positions that a transaction of a feed reaches if it commits.
final class ReachedPosition implements PositionUpdate {
  private final FeedPositions positions;
  private final Supplier<Map<TopicPartition, Long>> reached;
  private volatile Map<TopicPartition, Long> written = Map.of();

  /// @param reached as of the end of the transaction
  ReachedPosition(FeedPositions positions, Supplier<Map<TopicPartition, Long>> reached) {
    this.positions = positions;
    this.reached = reached;
  }

  @Override
  public Uni<Void> in(Mutiny.Session session) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var next = reached.get();
              return positions.advance(session, next).invoke(() -> written = next);
            });
  }

  /// The transaction has committed.
  void committed() {
    positions.reached(written);
  }
}
