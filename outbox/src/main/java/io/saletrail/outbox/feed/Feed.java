package io.saletrail.outbox.feed;

import io.saletrail.outbox.feed.Reading.Unreadable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Consumes one channel. Three kinds of failure have three remedies:
///
/// - an outage: the work waits until PostgreSQL and Kafka are back ([Outage]);
/// - a failure in a batch: halves of it are applied by themselves, first by key (merchant), then
///   message by message, until the message that fails is alone;
/// - a message that fails alone, or that this version cannot read: it is parked with its bytes, and
///   applied again at each start of the service and on request.
///
/// Completes when each message is applied or parked, so its offset may move. Work must bear
/// repetition: facts of a half that succeeded may come again.
public sealed class Feed<T> permits KeyedFeed {
  private final String channel;
  private final Function<ConsumerRecord<String, byte[]>, Reading<T>> reader;
  private final BiFunction<List<T>, PositionUpdate, Uni<?>> work;
  private final Parking parking;
  private final FeedPositions positions;
  private final FeedMetrics metrics;
  private final OpenOffsets open = new OpenOffsets();
  private volatile boolean stopped;

  Feed(
      String channel,
      Function<ConsumerRecord<String, byte[]>, Reading<T>> reader,
      BiFunction<List<T>, PositionUpdate, Uni<?>> work,
      Parking parking,
      FeedPositions positions,
      FeedMetrics metrics) {
    this.channel = channel;
    this.reader = reader;
    this.work = work;
    this.parking = parking;
    this.positions = positions;
    this.metrics = metrics;
  }

  /// Applies or parks every record of a batch.
  public Uni<Void> consume(Iterable<ConsumerRecord<String, byte[]>> records) {
    if (stopped) {
      // Not acknowledged: the next start reads it.
      return Uni.createFrom().nothing();
    }
    var acknowledged = metrics.begin();
    return applyOrPark(records).chain(() -> advance(records)).eventually(acknowledged);
  }

  /// Applies the messages that this version can read, and parks the others.
  final Uni<Void> applyOrPark(Iterable<ConsumerRecord<String, byte[]>> records) {
    open.add(records);
    var readable = new ArrayList<Message<T>>();
    var unreadable = new ArrayList<ParkedMessage>();
    var others = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (var record : records) {
      switch (read(record)) {
        case Reading.Value<T>(var value) -> readable.add(new Message<>(record, value));
        case Reading.Nothing<T> _ -> others.add(record);
        case Unreadable<T>(var reason, var detail) -> {
          unreadable.add(ParkedMessage.of(channel, record, reason, detail));
          others.add(record);
        }
      }
    }
    return park(unreadable).invoke(() -> open.remove(others)).chain(() -> apply(readable));
  }

  /// A heartbeat passes with its batch, and is nothing to apply.
  private Reading<T> read(ConsumerRecord<String, byte[]> record) {
    return Heartbeat.is(record) ? new Reading.Nothing<>() : reader.apply(record);
  }

  /// With the work or after it, so that a restored database never claims a message that it has
  /// lost.
  final Uni<Void> advance(Iterable<ConsumerRecord<String, byte[]>> records) {
    return waitOutOutages(Uni.createFrom().deferred(() -> positions.advance(records)));
  }

  Uni<Void> apply(List<Message<T>> messages) {
    return applyTogether(messages);
  }

  /// Applies messages in one transaction, and divides them where it fails.
  final Uni<Void> applyTogether(List<Message<T>> messages) {
    if (messages.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return attempt(messages).onFailure().recoverWithUni(failure -> divide(messages, failure));
  }

  private Uni<Void> attempt(List<Message<T>> messages) {
    return waitOutOutages(inSlot(() -> attemptNow(messages)));
  }

  /// Bounds how many transactions run at a time.
  Uni<Void> inSlot(Supplier<Uni<Void>> attempt) {
    return Uni.createFrom().deferred(attempt::get);
  }

  /// Applies messages in one transaction, or fails.
  final Uni<Void> attemptNow(List<Message<T>> messages) {
    var values = messages.stream().map(Message::value).toList();
    var records = messages.stream().map(Message::record).toList();
    return Uni.createFrom()
        .deferred(() -> work(values, records))
        // The replica ends, and its next start reads the messages again.
        .onFailure(Positions.DatabaseWentBack.class)
        .recoverWithUni(() -> Uni.createFrom().nothing());
  }

  private Uni<Void> work(List<T> values, List<ConsumerRecord<String, byte[]>> records) {
    var position = new ReachedPosition(positions, () -> open.after(records));
    return work.apply(values, position)
        .replaceWithVoid()
        .invoke(position::committed)
        .invoke(() -> open.remove(records));
  }

  private Uni<Void> divide(List<Message<T>> messages, Throwable failure) {
    return messages.size() == 1
        ? parkAlone(messages.getFirst(), failure)
        : Multi.createFrom()
            .iterable(Halves.of(messages))
            .onItem()
            .transformToUniAndConcatenate(this::applyTogether)
            .onItem()
            .ignoreAsUni();
  }

  private Uni<Void> parkAlone(Message<T> message, Throwable failure) {
    return park(List.of(ParkedMessage.of(channel, message.record(), failure)))
        .invoke(() -> open.remove(List.of(message.record())));
  }

  private Uni<Void> park(List<ParkedMessage> messages) {
    if (messages.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return waitOutOutages(Uni.createFrom().deferred(() -> parking.park(messages)))
        .invoke(() -> metrics.parked(messages));
  }

  /// Retries a part of the work alone for as long as an outage lasts.
  public <R> Uni<R> waitOutOutages(Uni<R> attempt) {
    return Outage.retryUntilUp(attempt, this::retried);
  }

  /// What fails during a stop fails because of it.
  private void retried(Throwable failure) {
    if (!stopped) {
      metrics.retried(failure);
    }
  }

  /// Begins no batch any more.
  void stop() {
    stopped = true;
  }

  final boolean isStopped() {
    return stopped;
  }

  final FeedMetrics metrics() {
    return metrics;
  }

  boolean isIdle() {
    return metrics.isIdle();
  }

  /// Applies a parked message once more.
  ///
  /// @return the message as it stays parked; empty where it was applied
  Uni<Optional<ParkedMessage>> retry(ParkedMessage message) {
    var record = message.toRecord();
    return switch (reader.apply(record)) {
      case Reading.Value<T>(var value) -> retry(message, new Message<>(record, value));
      case Reading.Nothing<T> _ -> Uni.createFrom().item(Optional.empty());
      case Unreadable<T>(var reason, var detail) ->
          Uni.createFrom().item(Optional.of(message.failedAgain(reason, detail)));
    };
  }

  private Uni<Optional<ParkedMessage>> retry(ParkedMessage message, Message<T> read) {
    return attempt(List.of(read))
        .map(_ -> Optional.<ParkedMessage>empty())
        .onFailure()
        .recoverWithItem(
            failure ->
                Optional.of(message.failedAgain(ParkedMessage.FAILED, Outage.kinds(failure))));
  }

  String channel() {
    return channel;
  }
}
