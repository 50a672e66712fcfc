package io.saletrail.outbox.feed;

import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Positions in the service's own database.
@ApplicationScoped
class StoredPositions implements Positions {
  private final Outbox outbox;
  private final HeartbeatRoute route;

  StoredPositions(Outbox outbox, HeartbeatRoute route) {
    this.outbox = outbox;
    this.route = route;
  }

  @Override
  public Uni<List<FeedPosition>> of(Collection<String> topics) {
    return outbox.read(session -> PositionTable.of(session, topics));
  }

  @Override
  public Uni<Void> add(List<FeedPosition> positions) {
    return outbox.write(session -> PositionTable.add(session, positions));
  }

  @Override
  public Uni<Void> advance(List<FeedPosition> next, List<FeedPosition> known) {
    return outbox.write(session -> advance(session, next, known));
  }

  @Override
  public Uni<Void> advance(
      Mutiny.Session session, List<FeedPosition> next, List<FeedPosition> known) {
    return PositionTable.advance(session, next, known)
        .invoke(advanced -> requireAll(advanced, next))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> passed(List<Heartbeat.Received> heartbeats) {
    return outbox.write(
        (session, facts) ->
            PositionTable.passed(session, heartbeats)
                .invoke(passed -> route.next(passed).forEach(facts::publish))
                .replaceWithVoid());
  }

  private static void requireAll(int advanced, List<FeedPosition> next) {
    if (advanced < next.size()) {
      throw new DatabaseWentBack();
    }
  }
}
