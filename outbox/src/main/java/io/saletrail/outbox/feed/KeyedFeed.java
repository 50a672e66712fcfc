package io.saletrail.outbox.feed;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
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
  /// Transactions of a service at a time, half of its connections.
  static final int TRANSACTIONS = 6;

  /// Messages per transaction.
  static final int GROUP = 200;

  /// Keys that share a transaction, if each has few messages.
  static final int SHARED = 50;

  /// Messages that are neither applied nor parked, and beyond which no batch is taken. One merchant
  /// fills them after minutes only, and a lock or statement of a merchant ends within seconds.
  static final int UNFINISHED = 4_000;

  private final KeyQueues<T> queues;
  private final Permits permits;
  private final Deque<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private int unfinished;

  KeyedFeed(
      String channel,
      Function<ConsumerRecord<String, byte[]>, Reading<T>> reader,
      Function<List<T>, Uni<?>> work,
      Parking parking,
      FeedPositions positions,
      FeedMetrics metrics,
      Permits permits,
      int shared) {
    super(
        channel,
        reader,
        values -> permits.run(() -> work.apply(values).replaceWithVoid()),
        parking,
        positions,
        metrics);
    this.permits = permits;
    this.queues =
        new KeyQueues<>(GROUP, shared, this::applyTogether, this::attemptOnce, this::isStopped);
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
    count(messages.size());
    return queues.apply(messages).eventually(() -> count(-messages.size()));
  }

  @Override
  boolean isIdle() {
    return isStopped() ? permits.isIdle() : super.isIdle();
  }

  private void room(UniEmitter<? super Void> emitter) {
    synchronized (waiting) {
      if (unfinished >= UNFINISHED) {
        waiting.add(emitter);
        return;
      }
    }
    emitter.complete(null);
  }

  private void count(int messages) {
    List<UniEmitter<? super Void>> resumed;
    synchronized (waiting) {
      unfinished += messages;
      if (unfinished >= UNFINISHED || waiting.isEmpty()) {
        return;
      }
      resumed = List.copyOf(waiting);
      waiting.clear();
    }
    resumed.forEach(one -> one.complete(null));
  }
}
