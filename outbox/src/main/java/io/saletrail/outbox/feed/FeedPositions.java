package io.saletrail.outbox.feed;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.saletrail.outbox.Outbox;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Keeps the positions of all channels of a service in its database as well as at Kafka.
///
/// The lower one counts: after a restore, the service reads again what its database has lost. A
/// replica that runs during a restore notices it by its own memory, and ends; it starts again with
/// the positions of the restored database.
@ApplicationScoped
@Identifier(FeedPositions.NAME)
class FeedPositions implements KafkaConsumerRebalanceListener {
  /// As the profile of the channels names it.
  static final String NAME = "feed-positions";

  private static final Logger LOG = Logger.getLogger(FeedPositions.class);

  /// How often partitions without messages are compared with the database.
  private static final Duration COMPARE_EVERY = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int WENT_BACK = 3;

  private final Positions positions;
  private final Waiting waiting;
  private final Runnable end;

  /// The positions that this replica has seen in the database, of the partitions assigned to it.
  private final Map<TopicPartition, Long> known = new ConcurrentHashMap<>();

  private volatile boolean stopped;

  /// Blocks a polling thread until the database answers.
  interface Waiting {
    <T> T on(Uni<T> work);
  }

  @Inject
  FeedPositions(StoredPositions positions, Outbox outbox) {
    this(positions, outbox::await, () -> Quarkus.asyncExit(WENT_BACK));
  }

  FeedPositions(Positions positions, Waiting waiting, Runnable end) {
    this.positions = positions;
    this.waiting = waiting;
    this.end = end;
  }

  void start(@Observes StartupEvent started, Vertx vertx) {
    vertx.setPeriodic(
        COMPARE_EVERY.toMillis(),
        _ ->
            compare()
                .subscribe()
                .with(
                    _ -> {},
                    failure ->
                        LOG.debugf("position.compared outcome=FAILED %s", Outage.kinds(failure))));
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
  }

  /// Seeks to the position of the database where it is lower than the committed one.
  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    if (assigned.isEmpty()) {
      return;
    }
    var committed = committed(consumer, assigned);
    var stored = untilUp(() -> addedAndRead(assigned, committed));
    for (var position : stored) {
      var partition = position.topicPartition();
      if (assigned.contains(partition)) {
        known.put(partition, position.nextOffset());
        seek(consumer, position, committed.getOrDefault(partition, 0L));
      }
    }
  }

  private static void seek(Consumer<?, ?> consumer, FeedPosition position, long committed) {
    if (position.nextOffset() < committed) {
      LOG.warnf(
          "position.restored topic=%s partition=%d from=%d to=%d",
          position.topic(), position.partition(), committed, position.nextOffset());
      consumer.seek(position.topicPartition(), position.nextOffset());
    }
  }

  /// A partition that is new to the database starts at the committed offset.
  private Uni<List<FeedPosition>> addedAndRead(
      Collection<TopicPartition> assigned, Map<TopicPartition, Long> committed) {
    var first =
        assigned.stream()
            .map(partition -> FeedPosition.of(partition, committed.getOrDefault(partition, 0L)))
            .toList();
    return positions.add(first).chain(() -> positions.of(topics(assigned)));
  }

  private static Map<TopicPartition, Long> committed(
      Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    return consumer.committed(new HashSet<>(assigned)).entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
    revoked.forEach(known::remove);
  }

  /// Records that every one of these records is applied or parked.
  Uni<Void> advance(Iterable<ConsumerRecord<String, byte[]>> records) {
    var heartbeats = heartbeats(records);
    return heartbeats.isEmpty()
        ? advanceAll(records)
        : positions.passed(heartbeats).chain(() -> advanceAll(records));
  }

  /// The newest heartbeat of each partition: a backlog has many.
  private static List<Heartbeat.Received> heartbeats(
      Iterable<ConsumerRecord<String, byte[]>> records) {
    var newest =
        StreamSupport.stream(records.spliterator(), false)
            .flatMap(Heartbeat.Received::of)
            .collect(
                Collectors.toMap(
                    one -> new TopicPartition(one.topic(), one.partition()),
                    one -> one,
                    BinaryOperator.maxBy(Comparator.comparing(Heartbeat.Received::sentAt))));
    return List.copyOf(newest.values());
  }

  private Uni<Void> advanceAll(Iterable<ConsumerRecord<String, byte[]>> records) {
    var next = new HashMap<TopicPartition, Long>();
    for (var record : records) {
      var partition = new TopicPartition(record.topic(), record.partition());
      next.merge(partition, record.offset() + 1, Math::max);
    }
    return advance(next, positions::advance).invoke(() -> reached(next));
  }

  /// Advances positions in the caller's transaction: see [PositionUpdate].
  Uni<Void> advance(Mutiny.Session session, Map<TopicPartition, Long> next) {
    return advance(next, (after, before) -> positions.advance(session, after, before));
  }

  /// Those that a transaction has advanced already are left out.
  private Uni<Void> advance(
      Map<TopicPartition, Long> next,
      BiFunction<List<FeedPosition>, List<FeedPosition>, Uni<Void>> write) {
    var after =
        next.entrySet().stream()
            .filter(one -> known.getOrDefault(one.getKey(), 0L) < one.getValue())
            .sorted(Comparator.comparing(one -> one.getKey().toString()))
            .map(one -> FeedPosition.of(one.getKey(), one.getValue()))
            .toList();
    var before =
        after.stream()
            .map(FeedPosition::topicPartition)
            .map(partition -> FeedPosition.of(partition, known.getOrDefault(partition, 0L)))
            .toList();
    return after.isEmpty()
        ? Uni.createFrom().voidItem()
        : write
            .apply(after, before)
            .onFailure(Positions.DatabaseWentBack.class)
            .invoke(this::wentBack);
  }

  /// The database has these positions now.
  void reached(Map<TopicPartition, Long> positions) {
    positions.forEach((partition, to) -> known.computeIfPresent(partition, max(to)));
  }

  private static BiFunction<TopicPartition, Long, Long> max(long other) {
    return (_, position) -> Math.max(position, other);
  }

  /// Notices a restore although no message comes.
  Uni<Void> compare() {
    var before = Map.copyOf(known);
    return before.isEmpty()
        ? Uni.createFrom().voidItem()
        : positions
            .of(topics(before.keySet()))
            .invoke(stored -> compare(before, stored))
            .replaceWithVoid();
  }

  /// Whether the database has everything up to these offsets.
  Uni<Boolean> haveApplied(Map<TopicPartition, Long> offsets) {
    return positions
        .of(topics(offsets.keySet()))
        .map(FeedPositions::byPartition)
        .map(
            stored ->
                offsets.entrySet().stream()
                    .allMatch(one -> stored.getOrDefault(one.getKey(), 0L) > one.getValue()));
  }

  private static Map<TopicPartition, Long> byPartition(List<FeedPosition> positions) {
    return positions.stream()
        .collect(Collectors.toMap(FeedPosition::topicPartition, FeedPosition::nextOffset));
  }

  private void compare(Map<TopicPartition, Long> before, List<FeedPosition> stored) {
    var now = byPartition(stored);
    if (before.entrySet().stream()
        .anyMatch(one -> now.getOrDefault(one.getKey(), -1L) < one.getValue())) {
      wentBack();
    }
  }

  private void wentBack() {
    LOG.error("position.went_back outcome=ENDED: the database was restored; this replica ends");
    end.run();
  }

  private static List<String> topics(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::topic).distinct().toList();
  }

  /// Holds the polling thread: without its database the service could do nothing with messages.
  private <T> T untilUp(Supplier<Uni<T>> work) {
    while (true) {
      var result = attempt(work);
      if (result.isPresent()) {
        return result.get();
      }
      pause();
    }
  }

  private <T> Optional<T> attempt(Supplier<Uni<T>> work) {
    try {
      return Optional.of(waiting.on(work.get()));
    } catch (RuntimeException failure) {
      if (stopped || !Outage.isOutage(failure)) {
        throw failure;
      }
      LOG.warnf("position.read outcome=RETRIED error=%s", Outage.kinds(failure));
      return Optional.empty();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the database", e);
    }
  }
}
