package io.saletrail.outbox.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saletrail.contracts.Topic;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// What a feed does with failures of the batch, of a message, and of everything around it.
class FeedTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LATER = AT.plusSeconds(60);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeDatabase database = new FakeDatabase();
  private final List<ParkedMessage> parked = new ArrayList<>();
  private final List<String> applied = new ArrayList<>();
  private final Set<String> poison = new HashSet<>();
  private int outages;
  private boolean wentBack;

  private final Feed<String> feed =
      new Feed<>(
          "sales",
          FeedTest::read,
          (sales, _) -> apply(sales),
          messages -> {
            parked.addAll(messages);
            return Uni.createFrom().voidItem();
          },
          database.positions(),
          new FeedMetrics("sales", meters));

  @Test
  void oneMessageThatFailsIsParkedAloneAndAllOthersAreApplied() {
    poison.add("17");

    consume(50);

    assertThat(parked).extracting(ParkedMessage::recordOffset).containsExactly(17L);
    assertThat(new HashSet<>(applied)).hasSize(49).doesNotContain("17");
    assertThat(parked.getFirst().error()).isEqualTo("IllegalStateException");
    assertThat(new String(parked.getFirst().toRecord().value(), StandardCharsets.UTF_8))
        .isEqualTo("17");
  }

  @Test
  void anyMessagesThatFailAreParkedAndNoOthers() {
    for (var seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      parked.clear();
      applied.clear();
      poison.clear();
      random.ints(random.nextInt(8), 0, 40).mapToObj(Integer::toString).forEach(poison::add);

      consume(40);

      assertThat(parked.stream().map(one -> "" + one.recordOffset()).toList())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(poison);
      assertThat(new HashSet<>(applied)).hasSize(40 - poison.size());
    }
  }

  @Test
  void aBatchThatArrivesDuringAStopIsNeitherAppliedNorAcknowledged() {
    feed.stop();

    var acknowledged = feed.consume(List.of(record(0, "0"))).subscribeAsCompletionStage();

    assertThat(acknowledged).isNotDone();
    assertThat(applied).isEmpty();
    assertThat(feed.isIdle()).isTrue();
  }

  @Test
  void theMessagesOfAMerchantAreAppliedInOrder() {
    poison.add("9");

    consume(40);

    var ofOneMerchant = applied.stream().map(Integer::parseInt).filter(n -> n % 7 == 3).toList();
    assertThat(ofOneMerchant.stream().distinct().toList()).isSorted();
  }

  @Test
  void anOutageIsWaitedOutAndParksNothing() {
    outages = 3;

    consume(5);

    assertThat(parked).isEmpty();
    assertThat(applied).containsExactly("0", "1", "2", "3", "4");
    assertThat(meters.counter("feed_retries", "channel", "sales").count()).isEqualTo(3);
  }

  @Test
  void aStatementThatWaitedTooLongForALockIsRepeatedAndParksNothing() {
    var cancelled = new SQLException("canceling statement due to statement timeout", "57014");

    assertThat(Outage.isOutage(new PersistenceException(cancelled))).isTrue();
    assertThat(Outage.isOutage(new PersistenceException(new SQLException("check", "23514"))))
        .isFalse();
  }

  @Test
  void workInARestoredDatabaseIsNeitherParkedNorAcknowledged() {
    wentBack = true;

    var acknowledged = feed.consume(List.of(record(0, "0"))).subscribeAsCompletionStage();

    assertThat(acknowledged).isNotDone();
    assertThat(parked).isEmpty();
  }

  @Test
  void whatThisVersionCannotReadIsParkedWithItsReason() {
    feed.consume(List.of(record(1, "unknown"), record(2, "2"), record(3, "broken")))
        .await()
        .atMost(LIMIT);

    assertThat(parked).extracting(ParkedMessage::reason).containsExactly("UNKNOWN_TYPE", "BROKEN");
    assertThat(applied).containsExactly("2");
    assertThat(meters.counter("feed_parked", "channel", "sales", "reason", "UNKNOWN_TYPE").count())
        .isEqualTo(1);
  }

  @Test
  void aParkedMessageIsAppliedOnceItsFaultIsFixed() {
    poison.add("4");
    consume(5);

    var still = feed.retry(parked.getFirst()).await().atMost(LIMIT);
    poison.clear();
    var fixed = feed.retry(parked.getFirst()).await().atMost(LIMIT);

    assertThat(still).map(ParkedMessage::reason).contains("FAILED");
    assertThat(fixed).isEmpty();
    assertThat(applied).endsWith("4");
  }

  @Test
  void aBatchThatWaitsShowsItsAge() {
    assertThat(oldest()).isZero();

    var ages = new ArrayList<Double>();
    var waiting =
        new Feed<String>(
            "sales",
            FeedTest::read,
            (_, _) -> Uni.createFrom().voidItem().invoke(() -> ages.add(oldest())),
            _ -> Uni.createFrom().voidItem(),
            database.positions(),
            new FeedMetrics("other", meters));
    waiting.consume(List.of(record(1, "1"))).await().atMost(LIMIT);

    assertThat(ages.getFirst()).isPositive();
    assertThat(oldest()).isZero();
  }

  @Test
  void aHeartbeatPassesWithItsBatchAndIsNoMessage() {
    feed.consume(List.of(record(0, "0"), heartbeat(1, AT), heartbeat(2, LATER), record(3, "3")))
        .await()
        .atMost(LIMIT);

    assertThat(applied).containsExactly("0", "3");
    assertThat(parked).isEmpty();
    assertThat(database.passed).containsExactly(new Heartbeat.Received("sales.v1", 0, LATER));
  }

  @Test
  void aHeartbeatDoesNotPassABatchThatWaits() {
    var waiting =
        new Feed<String>(
            "sales",
            FeedTest::read,
            (_, _) -> Uni.createFrom().nothing(),
            _ -> Uni.createFrom().voidItem(),
            database.positions(),
            new FeedMetrics("other", meters));

    var unused =
        waiting.consume(List.of(record(0, "0"), heartbeat(1, AT))).subscribeAsCompletionStage();

    assertThat(database.passed).isEmpty();
  }

  private static ConsumerRecord<String, byte[]> heartbeat(int offset, Instant at) {
    var sent = Heartbeat.of(Topic.PAYMENTS_ACTIVITY, 0, at).toRecord("/ingest-service");
    var received = new ConsumerRecord<>("sales.v1", 0, offset, sent.key(), sent.value());
    sent.headers().forEach(received.headers()::add);
    return received;
  }

  private double oldest() {
    return meters.find("feed_oldest_unacknowledged").gauges().stream()
        .mapToDouble(gauge -> gauge.value())
        .max()
        .orElse(0);
  }

  private void consume(int messages) {
    var records = IntStream.range(0, messages).mapToObj(n -> record(n, "" + n)).toList();
    feed.consume(records).await().atMost(LIMIT);
  }

  private Uni<Void> apply(List<String> values) {
    if (outages > 0) {
      outages--;
      return Uni.createFrom().failure(new IOException("no connection"));
    }
    if (wentBack) {
      return Uni.createFrom().failure(new Positions.DatabaseWentBack());
    }
    if (values.stream().anyMatch(poison::contains)) {
      return Uni.createFrom().failure(new IllegalStateException("a bug in a rule"));
    }
    applied.addAll(values);
    return Uni.createFrom().voidItem();
  }

  private static Reading<String> read(ConsumerRecord<String, byte[]> record) {
    var body = new String(record.value(), StandardCharsets.UTF_8);
    return switch (body) {
      case "unknown" -> new Reading.Unreadable<>("UNKNOWN_TYPE", "payment.teleported");
      case "broken" -> new Reading.Unreadable<>("BROKEN", "JsonParseException");
      default -> new Reading.Value<>(body);
    };
  }

  private static ConsumerRecord<String, byte[]> record(int offset, String body) {
    return new ConsumerRecord<>(
        "sales.v1", 0, offset, "acct_" + offset % 7, body.getBytes(StandardCharsets.UTF_8));
  }
}
