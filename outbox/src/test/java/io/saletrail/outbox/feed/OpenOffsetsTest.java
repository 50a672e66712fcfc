package io.saletrail.outbox.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/// How far a feed has got while its messages are applied in any order.
class OpenOffsetsTest {
  private static final TopicPartition PARTITION = new TopicPartition("sales.v1", 0);

  private final OpenOffsets open = new OpenOffsets();

  @Test
  void theLastTransactionOfABatchMovesThePositionBehindIt() {
    open.add(sales(3, 4, 5));

    assertThat(open.after(sales(3, 4, 5))).isEqualTo(Map.of(PARTITION, 6L));
  }

  @Test
  void aTransactionMovesThePositionUpToTheFirstOpenMessage() {
    open.add(sales(3, 4, 5, 6));

    assertThat(open.after(sales(3, 4, 6))).isEqualTo(Map.of(PARTITION, 5L));
    assertThat(open.after(sales(4, 5, 6))).isEmpty();
  }

  @Test
  void aPositionPassesWhatIsAppliedAlready() {
    open.add(sales(3, 4, 5, 6));
    open.remove(sales(4, 5));

    assertThat(open.after(sales(3))).isEqualTo(Map.of(PARTITION, 6L));
  }

  @Test
  void offsetsThatKafkaLeftOutAreNoObstacle() {
    open.add(sales(3, 7, 12));

    assertThat(open.after(sales(3))).isEqualTo(Map.of(PARTITION, 7L));
    assertThat(open.after(sales(3, 7, 12))).isEqualTo(Map.of(PARTITION, 13L));
  }

  /// After a restore of the database.
  @Test
  void aPartitionThatIsReadAgainHasGotNoFurtherThanThat() {
    open.add(sales(3, 4, 5, 6));
    open.remove(sales(3, 4, 5));
    open.add(sales(1, 2));

    assertThat(open.after(sales(1, 2))).isEqualTo(Map.of(PARTITION, 3L));
  }

  @Test
  void whateverTheOrderNoPositionPassesAnOpenMessage() {
    for (var seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var offsets = new OpenOffsets();
      offsets.add(sales(LongStream.range(0, 30).toArray()));
      var applied = new boolean[30];
      while (open(applied) < 30) {
        var group = random.longs(4, 0, 30).filter(n -> !applied[(int) n]).distinct().toArray();
        var position = offsets.after(sales(group));
        offsets.remove(sales(group));
        Arrays.stream(group).forEach(n -> applied[(int) n] = true);

        assertThat(position.values()).as("seed %d", seed).allMatch(at -> at == open(applied));
      }
    }
  }

  private static long open(boolean[] applied) {
    return IntStream.range(0, applied.length).filter(n -> !applied[n]).findFirst().orElse(30);
  }

  private static List<ConsumerRecord<String, byte[]>> sales(long... offsets) {
    return Arrays.stream(offsets)
        .mapToObj(offset -> new ConsumerRecord<String, byte[]>("sales.v1", 0, offset, "a", null))
        .toList();
  }
}
