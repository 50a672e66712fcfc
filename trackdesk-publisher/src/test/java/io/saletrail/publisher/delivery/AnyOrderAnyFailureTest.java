package io.saletrail.publisher.delivery;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Whatever the order and repetition of the facts, and whatever fails: Trackdesk ends with each
/// conversion once and with its newest status.
class AnyOrderAnyFailureTest {
  private static final int HISTORIES = Integer.getInteger("publisher.histories", 3000);
  private static final int MOST_CONVERSIONS = 4;
  private static final int MOST_REVISIONS = 5;

  private final long seed = Long.getLong("publisher.seed", System.nanoTime());

  @Test
  void trackdeskEndsWithTheNewestStatusOfEachConversionOnce() {
    for (int history = 0; history < HISTORIES; history++) {
      var random = new Random(seed + history);
      var facts = facts(random);
      var world = new FakeTrackdesk(random);

      world.live(shuffledAndRepeated(facts, random));

      assertThat(world.held()).as("publisher.seed=%d", seed + history).isEqualTo(newest(facts));
    }
  }

  @Test
  void theCallsAreTheSameIfAllFactsArriveBeforeTheFirst() {
    for (int history = 0; history < HISTORIES; history++) {
      var random = new Random(seed + history);
      var facts = facts(random);
      var one = new FakeTrackdesk(new Random(1));
      var other = new FakeTrackdesk(new Random(1));

      one.arriveThenDeliver(facts);
      other.arriveThenDeliver(shuffledAndRepeated(facts, random));

      assertThat(other.calls())
          .as("publisher.seed=%d", seed + history)
          .containsExactlyInAnyOrderElementsOf(one.calls())
          .hasSameSizeAs(newest(facts).entrySet());
    }
  }

  private static List<ConversionChanged> facts(Random random) {
    var facts = new ArrayList<ConversionChanged>();
    int conversions = 1 + random.nextInt(MOST_CONVERSIONS);
    for (int conversion = 0; conversion < conversions; conversion++) {
      int revisions = 1 + random.nextInt(MOST_REVISIONS);
      for (int revision = 1; revision <= revisions; revision++) {
        var statuses = ConversionStatus.values();
        var change =
            Changes.change(
                Changes.ACCOUNT,
                "ch_" + conversion,
                new UUID(0, conversion),
                revision,
                statuses[random.nextInt(statuses.length)]);
        facts.add(Changes.over(change, FakeTrackdesk.amount(revision)));
      }
    }
    return facts;
  }

  private static List<ConversionChanged> shuffledAndRepeated(
      List<ConversionChanged> facts, Random random) {
    var all = new ArrayList<>(facts);
    facts.stream().filter(fact -> random.nextBoolean()).forEach(all::add);
    Collections.shuffle(all, random);
    return all;
  }

  private static Map<String, ConversionStatus> newest(List<ConversionChanged> facts) {
    return facts.stream()
        .collect(
            toMap(
                ConversionChanged::externalId,
                ConversionChanged::status,
                // Revisions were generated in ascending order.
                (older, newer) -> newer));
  }
}
