package io.saletrail.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShardQueueTest {
  private final ShardQueue queue = new ShardQueue();

  @Test
  void shardsThatDoWellShareAPass() {
    queue.wake(List.of(3, 1));

    assertThat(queue.next()).containsExactlyInAnyOrder(1, 3);
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void aShardThatIsWokenDuringItsPassGoesAgain() {
    queue.wake(List.of(1));
    var pass = queue.next();
    queue.wake(List.of(1, 2));
    assertThat(queue.next()).containsExactly(2);

    ended(pass);
    assertThat(queue.next()).containsExactly(1);
  }

  @Test
  void aFailingShardGoesAloneUntilItSucceeds() {
    queue.wake(List.of(1, 2));
    failed(queue.next(), 1);
    queue.wake(List.of(2, 3));
    assertThat(queue.next()).as("1 rests").containsExactlyInAnyOrder(2, 3);

    queue.rested(Set.of(1));
    var alone = queue.next();
    assertThat(alone).containsExactly(1);

    ended(alone);
    queue.wake(List.of(1, 4));
    assertThat(queue.next()).containsExactlyInAnyOrder(1, 4);
  }

  @Test
  void failingShardsLeaveAPassToTheOthers() {
    queue.wake(List.of(1, 2, 3, 4));
    var all = queue.next();
    queue.ended(all, Set.copyOf(all), Set.of(), Set.copyOf(all));

    for (var n = 1; n < ShardQueue.PASSES; n++) {
      assertThat(queue.next()).hasSize(1);
    }
    assertThat(queue.next()).isEmpty();

    queue.wake(List.of(7));
    assertThat(queue.next()).containsExactly(7);
  }

  private void ended(List<Integer> pass) {
    queue.ended(pass, Set.of(), Set.of(), Set.of());
  }

  private void failed(List<Integer> pass, int shard) {
    queue.ended(pass, Set.of(shard), Set.of(shard), Set.of(shard));
  }
}
