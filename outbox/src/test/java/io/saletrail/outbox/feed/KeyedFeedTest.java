package io.saletrail.outbox.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The merchant as the unit of work of a feed.
@Timeout(60)
class KeyedFeedTest {
  private static final TopicPartition PARTITION = new TopicPartition("sales.v1", 0);

  private final FakeDatabase database = new FakeDatabase();
  private final FeedPositions positions = database.positions();
  private final Collection<ParkedMessage> parked = new ConcurrentLinkedQueue<>();
  private final Collection<List<String>> groups = new ConcurrentLinkedQueue<>();
  private final Map<String, CompletableFuture<Void>> blocked = new ConcurrentHashMap<>();
  private final Collection<String> poison = new ConcurrentLinkedQueue<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();
  private final AtomicInteger outages = new AtomicInteger();
  private int offset;

  private final KeyedFeed<String> feed =
      new KeyedFeed<>(
          "sales",
          record -> new Reading.Value<>(new String(record.value(), StandardCharsets.UTF_8)),
          (sales, position) -> apply(sales).chain(() -> position.in(FakeDatabase.SESSION)),
          messages -> Uni.createFrom().voidItem().invoke(() -> parked.addAll(messages)),
          positions,
          new FeedMetrics("sales", new SimpleMeterRegistry()),
          new Permits(KeyedFeed.TRANSACTIONS),
          KeyedFeed.SHARED);

  @Test
  void manyMessagesOfAMerchantHaveTransactionsOfTheirOwnOfABoundedSize() {
    feed.begin(sales(1_000, "a", "b", "c")).join();

    assertThat(groups)
        .allMatch(group -> merchantsOf(group) == 1)
        .allMatch(group -> group.size() <= KeyedFeed.RUN);
    assertThat(groups.stream().mapToInt(List::size).sum()).isEqualTo(1_000);
  }

  @Test
  void aMerchantWhoseWorkWaitsHoldsNoOtherUp() throws Exception {
    block("slow");

    var first = feed.begin(sales(8, "slow", "a"));
    var second = feed.begin(sales(9, "b", "slow", "c"));

    awaitApplied(4 + 6);
    assertThat(first).isNotDone();
    assertThat(second).isNotDone();
    assertThat(position()).isZero();

    release("slow");

    second.get(30, TimeUnit.SECONDS);
    assertThat(first).isCompleted();
    assertThat(position()).isEqualTo(17);
  }

  @Test
  void positionsFollowTheTopicWhateverIsAppliedFirst() throws Exception {
    block("slow");
    var first = feed.begin(sales(3, "slow"));
    var second = feed.begin(sales(4, "a"));
    awaitApplied(4);

    assertThat(position()).isZero();
    assertThat(second).isNotDone();
    release("slow");
    first.get(30, TimeUnit.SECONDS);
    second.get(30, TimeUnit.SECONDS);

    assertThat(position()).isEqualTo(7);
  }

  @Test
  void aTransactionThatAppliesAWholeBatchWritesItsPosition() {
    var consumer = new MockConsumer<String, byte[]>("earliest");
    consumer.assign(List.of(PARTITION));
    positions.onPartitionsAssigned(consumer, List.of(PARTITION));

    feed.begin(sales(6, "a", "b")).join();

    assertThat(position()).isEqualTo(6);
    assertThat(database.inTransactions).hasValue(1);
    assertThat(database.writes).as("no transaction of its own").hasValue(1);
  }

  @Test
  void theMessagesOfAMerchantAreAppliedInOrderAcrossBatches() {
    IntStream.range(0, 40).mapToObj(_ -> sales(25, "a", "b", "c")).forEach(feed::begin);
    feed.begin(sales(1, "a")).join();

    for (var merchant : List.of("a", "b", "c")) {
      var own = applied().stream().filter(sale -> merchant(sale).equals(merchant)).toList();
      assertThat(own).isSortedAccordingTo((one, other) -> number(one) - number(other));
    }
    assertThat(applied()).hasSize(1_001);
  }

  @Test
  void merchantsWithFewMessagesShareTransactions() {
    feed.begin(sales(120, merchants(60))).join();

    assertThat(groups).hasSize(2).allMatch(group -> merchantsOf(group) <= KeyedFeed.SHARED);
    assertThat(applied()).hasSize(120);
  }

  @Test
  void merchantsWhoseMessagesWaitForATransactionShareTheNext() {
    for (var n = 0; n < KeyedFeed.TRANSACTIONS; n++) {
      block("slow" + n);
      feed.begin(sales(1, "slow" + n));
      awaitRunning(n + 1);
    }
    List.of("a", "b", "c").forEach(merchant -> feed.begin(sales(1, merchant)));

    release("slow0");
    awaitApplied(4);

    assertThat(groups).hasSize(2).anyMatch(group -> merchantsOf(group) == 3);
  }

  @Test
  void aSharedTransactionHasABoundedSize() {
    feed.begin(sales(30 * KeyQueues.FEW, merchants(30))).join();

    assertThat(groups).hasSize(3).allMatch(group -> group.size() == KeyedFeed.GROUP);
    assertThat(applied()).hasSize(30 * KeyQueues.FEW);
  }

  @Test
  void aQuietMerchantOvertakesTheFloodBeforeIt() {
    block("flood");
    var batch = sales(KeyedFeed.UNFINISHED - 1, "flood");
    batch.addAll(sales(1, "quiet"));
    feed.begin(batch);

    awaitApplied(1);

    assertThat(applied()).allMatch(sale -> merchant(sale).equals("quiet"));
  }

  @Test
  void conversionsOfAMerchantHaveOneKey() {
    var sale = new ConsumerRecord<String, byte[]>("sales.v1", 0, 0, "acct_1:ch_1", null);

    assertThat(new io.saletrail.outbox.feed.Message<>(sale, "").key()).isEqualTo("acct_1");
  }

  @Test
  void merchantsRunInABoundedNumberOfTransactions() {
    feed.begin(sales(50 * (KeyQueues.FEW + 1), merchants(50))).join();

    assertThat(mostRunning.get()).isBetween(2, KeyedFeed.TRANSACTIONS);
    assertThat(groups).hasSize(50);
  }

  private static long merchantsOf(List<String> sales) {
    return sales.stream().map(KeyedFeedTest::merchant).distinct().count();
  }

  private static String[] merchants(int count) {
    return IntStream.range(0, count).mapToObj(n -> "m" + n).toArray(String[]::new);
  }

  @Test
  void aMessageThatFailsIsParkedAndRollsNoOtherMerchantBack() {
    poison.add("a:4");

    feed.begin(sales(8, "a", "b")).join();

    assertThat(parked).extracting(ParkedMessage::recordOffset).containsExactly(4L);
    assertThat(applied()).hasSize(7).doesNotContain("a:4");
    assertThat(groups.stream().filter(group -> merchant(group.getFirst()).equals("b")))
        .as("the other merchant's only transaction")
        .hasSize(1);
  }

  @Test
  void anOutageIsWaitedOutMerchantByMerchant() {
    outages.set(3);

    feed.begin(sales(10, "a", "b")).join();

    assertThat(parked).isEmpty();
    assertThat(applied()).hasSize(10);
  }

  @Test
  void noBatchIsTakenWhileTooManyMessagesAreUnfinished() throws Exception {
    block("slow");
    var roomy = take(sales(KeyedFeed.UNFINISHED - 1, "slow"));
    var full = take(sales(1, "slow"));

    assertThat(roomy).isCompleted();
    assertThat(full).isNotDone();
    release("slow");

    full.get(30, TimeUnit.SECONDS);
  }

  @Test
  void noBatchIsTakenWhileTooManyBytesAreUnfinished() throws Exception {
    block("slow");
    var full = take(List.of(large("slow")));

    assertThat(full).isNotDone();
    release("slow");

    full.get(30, TimeUnit.SECONDS);
  }

  private static ConsumerRecord<String, byte[]> large(String merchant) {
    return new ConsumerRecord<>(
        "sales.v1",
        0,
        0,
        ConsumerRecord.NO_TIMESTAMP,
        TimestampType.NO_TIMESTAMP_TYPE,
        0,
        KeyedFeed.UNFINISHED_BYTES,
        merchant,
        (merchant + ":0").getBytes(StandardCharsets.UTF_8),
        new RecordHeaders(),
        Optional.empty());
  }

  @Test
  void aBatchIsAcknowledgedAfterTheEarlierOnes() throws Exception {
    block("slow");
    var acknowledged = new ConcurrentLinkedQueue<Integer>();
    var last = new CompletableFuture<Void>();
    take(message(sales(1, "slow"), () -> acknowledged.add(1)));
    take(message(sales(1, "a"), () -> last.complete(acknowledged.add(2) ? null : null)));
    awaitApplied(1);

    assertThat(acknowledged).isEmpty();
    release("slow");

    last.get(30, TimeUnit.SECONDS);
    assertThat(acknowledged).containsExactly(1, 2);
  }

  @Test
  void aStopBeginsNoWorkAndWaitsForNoQueue() throws Exception {
    block("slow");
    var open = feed.begin(sales(KeyedFeed.RUN + 1, "slow"));
    awaitRunning(1);

    feed.stop();
    assertThat(feed.isIdle()).isFalse();
    release("slow");

    Drain.await(feed::isIdle, Duration.ofSeconds(30));
    assertThat(applied()).hasSize(KeyedFeed.RUN);
    assertThat(open).isNotDone();
    assertThat(feed.begin(sales(1, "a"))).isNotDone();
    assertThat(applied()).hasSize(KeyedFeed.RUN);
  }

  private Uni<Void> apply(List<String> sales) {
    if (outages.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      return Uni.createFrom().failure(new IOException("no connection"));
    }
    if (isShared(sales) && sales.stream().map(KeyedFeedTest::merchant).anyMatch(this::isBlocked)) {
      return Uni.createFrom().failure(new IllegalStateException("a merchant is locked"));
    }
    if (sales.stream().anyMatch(poison::contains)) {
      return Uni.createFrom().failure(new IllegalStateException("a bug in a rule"));
    }
    mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
    var until =
        blocked.getOrDefault(
            merchant(sales.getFirst()),
            CompletableFuture.runAsync(Thread::yield).thenRun(Thread::yield));
    return Uni.createFrom()
        .completionStage(until)
        .invoke(() -> groups.add(sales))
        .onTermination()
        .invoke(running::decrementAndGet);
  }

  private static boolean isShared(List<String> sales) {
    return merchantsOf(sales) > 1;
  }

  private boolean isBlocked(String merchant) {
    return blocked.containsKey(merchant) && !blocked.get(merchant).isDone();
  }

  private void block(String merchant) {
    blocked.put(merchant, new CompletableFuture<>());
  }

  private void release(String merchant) {
    blocked.get(merchant).complete(null);
  }

  private void awaitApplied(int count) {
    Drain.await(() -> applied().size() >= count, Duration.ofSeconds(30));
    assertThat(applied()).hasSize(count);
  }

  private void awaitRunning(int count) {
    Drain.await(() -> running.get() >= count, Duration.ofSeconds(30));
  }

  private List<String> applied() {
    return groups.stream().flatMap(List::stream).toList();
  }

  private long position() {
    return database.backup().getOrDefault(PARTITION, 0L);
  }

  private CompletableFuture<Void> take(List<ConsumerRecord<String, byte[]>> records) {
    return take(message(records, () -> {}));
  }

  private CompletableFuture<Void> take(Message<ConsumerRecords<String, byte[]>> batch) {
    return feed.begin(batch).subscribeAsCompletionStage();
  }

  private static Message<ConsumerRecords<String, byte[]>> message(
      List<ConsumerRecord<String, byte[]>> records, Runnable ack) {
    return Message.of(
        new ConsumerRecords<>(Map.of(PARTITION, records), Map.of()),
        () -> CompletableFuture.runAsync(ack));
  }

  /// Sales of these merchants in turn.
  private List<ConsumerRecord<String, byte[]>> sales(int count, String... merchants) {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (var n = 0; n < count; n++) {
      var merchant = merchants[n % merchants.length];
      var body = (merchant + ":" + offset).getBytes(StandardCharsets.UTF_8);
      records.add(new ConsumerRecord<>("sales.v1", 0, offset, merchant, body));
      offset++;
    }
    return records;
  }

  private static String merchant(String sale) {
    return sale.substring(0, sale.indexOf(':'));
  }

  private static int number(String sale) {
    return Integer.parseInt(sale.substring(sale.indexOf(':') + 1));
  }
}
