package io.saletrail.outbox.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/// Where a consumer starts when its database and Kafka disagree.
class FeedPositionsTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final TopicPartition SALES = new TopicPartition("sales.v1", 2);

  private final FakeDatabase database = new FakeDatabase();
  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

  @Test
  void aRestoredDatabaseReadsAgainWhatItHasLost() {
    var before = assigned(0);
    apply(before, 0, 10);
    var backup = database.backup();
    apply(before, 10, 25);
    database.restore(backup);

    assigned(25);

    assertThat(consumer.position(SALES)).isEqualTo(10);
  }

  @Test
  void withoutARestoreTheCommittedOffsetCounts() {
    apply(assigned(0), 0, 25);

    assigned(20);

    assertThat(consumer.position(SALES)).isEqualTo(20);
  }

  @Test
  void aPartitionThatIsNewToTheDatabaseStartsAtTheCommittedOffset() {
    assigned(7);

    assertThat(consumer.position(SALES)).isEqualTo(7);
    assertThat(database.backup()).containsEntry(SALES, 7L);
  }

  @Test
  void aReplicaThatRunsDuringARestoreEndsAndAcknowledgesNothing() {
    var replica = assigned(0);
    apply(replica, 0, 10);
    var backup = database.backup();
    apply(replica, 10, 25);
    database.restore(backup);

    assertThatThrownBy(() -> apply(replica, 25, 30)).isInstanceOf(Positions.DatabaseWentBack.class);

    assertThat(database.ended).isEqualTo(1);
    assertThat(database.backup()).containsEntry(SALES, 10L);
  }

  @Test
  void aTransactionInARestoredDatabaseFailsWithItsPosition() {
    var replica = assigned(0);
    apply(replica, 0, 10);
    var backup = database.backup();
    apply(replica, 10, 25);
    database.restore(backup);

    assertThatThrownBy(
            () -> replica.advance(FakeDatabase.SESSION, Map.of(SALES, 30L)).await().atMost(LIMIT))
        .isInstanceOf(Positions.DatabaseWentBack.class);
    assertThat(database.ended).isEqualTo(1);
  }

  @Test
  void aReplicaWithoutMessagesNoticesARestore() {
    var replica = assigned(0);
    apply(replica, 0, 10);
    replica.compare().await().atMost(LIMIT);
    assertThat(database.ended).isZero();

    database.restore(Map.of());
    replica.compare().await().atMost(LIMIT);

    assertThat(database.ended).isEqualTo(1);
  }

  @Test
  void aReplicaThatLostAPartitionDoesNotJudgeTheNextOne() {
    var late = assigned(0);
    apply(late, 0, 10);
    late.onPartitionsRevoked(consumer, List.of(SALES));
    database.restore(Map.of(SALES, 3L));

    apply(late, 10, 12);

    assertThat(database.ended).isZero();
  }

  private FeedPositions assigned(long committed) {
    var positions = database.positions();
    consumer.assign(Set.of(SALES));
    consumer.updateBeginningOffsets(Map.of(SALES, 0L));
    consumer.commitSync(Map.of(SALES, new OffsetAndMetadata(committed)));
    consumer.seek(SALES, committed);
    positions.onPartitionsAssigned(consumer, List.of(SALES));
    return positions;
  }

  private static void apply(FeedPositions positions, long from, long to) {
    var records =
        LongStream.range(from, to)
            .mapToObj(
                offset ->
                    new ConsumerRecord<>(
                        SALES.topic(), SALES.partition(), offset, "acct_a", new byte[0]))
            .toList();
    positions.advance(records).await().atMost(LIMIT);
  }
}
