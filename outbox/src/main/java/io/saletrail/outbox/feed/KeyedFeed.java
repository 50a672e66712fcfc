package io.saletrail.outbox.feed;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/// A feed whose unit of work is the key, which is the merchant: the messages of each key are
/// applied in order, several keys at a time, and the next batches begin while a key waits. Keys
/// with few messages share a transaction. One that fails, or finds a merchant locked, is divided
/// into one for each key: neither a lock nor a rollback of one key holds the others up.
///
/// Positions and offsets advance in the order of the topic, behind the slowest key: what is applied
/// ahead of it comes again after a crash. The work must bear repetition.
public final class KeyedFeed<T> extends Feed<T> {
  /// Transactions of a service at a time, a third of its connections.
  static final int TRANSACTIONS = 4;

  /// Messages of several keys per transaction.
  static final int GROUP = 200;

  /// Messages of one key per transaction. A flood occupies the threads of all keys for no longer.
  static final int RUN = 50;

  /// Keys that share a transaction, if each has few messages.
  static final int SHARED = 50;

  /// Messages that are neither applied nor parked, and beyond which no batch is taken. One merchant
  /// fills them after minutes only, and a lock or statement of a merchant ends within seconds.
  static final int UNFINISHED = 4_000;

  /// Bytes of their bodies, likewise: a Stripe event may have a megabyte.
  static final int UNFINISHED_BYTES = 32 << 20;

  private final KeyQueues<T> queues;
  private final Permits permits;
  private final Deque<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private int unfinished;
  private long unfinishedBytes;

  KeyedFeed(
      String channel,
      Function<ConsumerRecord<String, byte[]>, Reading<T>> reader,
      BiFunction<List<T>, PositionUpdate, Uni<?>> work,
      Parking parking,
      FeedPositions positions,
      FeedMetrics metrics,
      Permits permits,
      int shared) {
    super(channel, reader, work, parking, positions, metrics);
    this.permits = permits;
    this.queues =
        new KeyQueues<>(
            RUN,
            GROUP,
            shared,
            this::applyTogether,
            this::attemptNow,
            permits::run,
            this::isStopped);
  }

  /// Begins a batch, and acknowledges it once each of its messages is applied or parked and every
  /// earlier batch is acknowledged.
  ///
  /// @return completes when the next batch may come
  public Uni<Void> begin(
      org.eclipse.microprofile.reactive.messaging.Message<ConsumerRecords<String, byte[]>> batch) {
    var unused = begin(batch.getPayload()).handle((_, failure) -> end(batch, failure));
    return Uni.createFrom().<Void>emitter(this::room);
  }

  private static CompletionStage<Void> end(
      org.eclipse.microprofile.reactive.messaging.Message<?> batch, @Nullable Throwable failure) {
    return failure == null ? batch.ack() : batch.nack(failure);
  }

  /// Begins a batch; completes when it and all earlier ones are applied or parked.
  synchronized CompletableFuture<Void> begin(Iterable<ConsumerRecord<String, byte[]>> records) {
    if (isStopped()) {
      return new CompletableFuture<>();
    }
    var acknowledged = metrics().begin();
    var applied = applyOrPark(records).subscribeAsCompletionStage();
    last =
        last.thenCombine(applied, (_, _) -> records)
            .thenCompose(all -> advance(all).subscribeAsCompletionStage())
            .whenComplete((_, _) -> acknowledged.run());
    return last;
  }

  @Override
  Uni<Void> apply(List<Message<T>> messages) {
    if (messages.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var bytes = messages.stream().mapToLong(KeyedFeed::bytes).sum();
    count(messages.size(), bytes);
    return queues.apply(messages).eventually(() -> count(-messages.size(), -bytes));
  }

  private static long bytes(Message<?> message) {
    return Math.max(0, message.record().serializedValueSize());
  }

  @Override
  Uni<Void> inSlot(Supplier<Uni<Void>> attempt) {
    return permits.run(attempt);
  }

  @Override
  boolean isIdle() {
    return isStopped() ? permits.isIdle() : super.isIdle();
  }

  private void room(UniEmitter<? super Void> emitter) {
    synchronized (waiting) {
      if (isFull()) {
        waiting.add(emitter);
        return;
      }
    }
    emitter.complete(null);
  }

  private boolean isFull() {
    return unfinished >= UNFINISHED || unfinishedBytes >= UNFINISHED_BYTES;
  }

  private void count(int messages, long bytes) {
    List<UniEmitter<? super Void>> resumed;
    synchronized (waiting) {
      unfinished += messages;
      unfinishedBytes += bytes;
      if (isFull() || waiting.isEmpty()) {
        return;
      }
      resumed = List.copyOf(waiting);
      waiting.clear();
    }
    resumed.forEach(one -> one.complete(null));
  }
}
