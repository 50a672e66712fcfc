package io.saletrail.outbox.feed;

import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.hibernate.reactive.mutiny.Mutiny;

/// Positions in memory, which can be restored to an earlier state.
final class FakeDatabase implements Positions {
  /// Of no database.
  static final Mutiny.Session SESSION =
      (Mutiny.Session)
          Proxy.newProxyInstance(
              Mutiny.Session.class.getClassLoader(),
              new Class<?>[] {Mutiny.Session.class},
              (_, method, _) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Map<TopicPartition, Long> rows = new ConcurrentHashMap<>();

  /// How many replicas ended because the database went back.
  int ended;

  /// How often positions were written, and how often of that in the transaction of the work.
  final AtomicInteger writes = new AtomicInteger();

  final AtomicInteger inTransactions = new AtomicInteger();

  /// The heartbeats that have passed.
  final List<Heartbeat.Received> passed = new ArrayList<>();

  /// The positions of a new replica.
  FeedPositions positions() {
    return new FeedPositions(this, this::await, () -> ended++);
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(LIMIT);
  }

  Map<TopicPartition, Long> backup() {
    return Map.copyOf(rows);
  }

  void restore(Map<TopicPartition, Long> backup) {
    rows.clear();
    rows.putAll(backup);
  }

  @Override
  public Uni<List<FeedPosition>> of(Collection<String> topics) {
    return Uni.createFrom()
        .item(
            () ->
                rows.entrySet().stream()
                    .filter(row -> topics.contains(row.getKey().topic()))
                    .map(row -> FeedPosition.of(row.getKey(), row.getValue()))
                    .toList());
  }

  @Override
  public Uni<Void> add(List<FeedPosition> positions) {
    return Uni.createFrom()
        .voidItem()
        .invoke(
            () ->
                positions.forEach(one -> rows.putIfAbsent(one.topicPartition(), one.nextOffset())));
  }

  @Override
  public Uni<Void> advance(List<FeedPosition> next, List<FeedPosition> known) {
    writes.incrementAndGet();
    return known.stream().anyMatch(one -> stored(one) < one.nextOffset())
        ? Uni.createFrom().failure(new DatabaseWentBack())
        : Uni.createFrom()
            .voidItem()
            .invoke(
                () ->
                    next.forEach(
                        one -> rows.merge(one.topicPartition(), one.nextOffset(), Math::max)));
  }

  @Override
  public Uni<Void> advance(
      Mutiny.Session session, List<FeedPosition> next, List<FeedPosition> known) {
    inTransactions.incrementAndGet();
    return advance(next, known);
  }

  @Override
  public Uni<Void> passed(List<Heartbeat.Received> heartbeats) {
    return Uni.createFrom().voidItem().invoke(() -> passed.addAll(heartbeats));
  }

  private long stored(FeedPosition position) {
    return rows.getOrDefault(position.topicPartition(), 0L);
  }
}
