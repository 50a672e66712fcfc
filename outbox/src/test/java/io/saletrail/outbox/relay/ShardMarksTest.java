package io.saletrail.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.outbox.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShardMarksTest {
  private static final long NONE = -1;

  private final ShardMarks marks = new ShardMarks();

  /// What a statement sees while transactions before `oldest` have ended and `next` is to come.
  private void see(long lastId, long oldest, long next, long firstOfShard0) {
    see("db", lastId, oldest, next, firstOfShard0);
  }

  private void see(String database, long lastId, long oldest, long next, long firstOfShard0) {
    List<Optional<Long>> first = new ArrayList<>();
    Shard.ALL.forEach(_ -> first.add(Optional.empty()));
    first.set(0, firstOfShard0 == NONE ? Optional.empty() : Optional.of(firstOfShard0));
    marks.observe(new ShardMarks.Observation(database, lastId, oldest, next, first));
  }

  @Test
  void aMarkMovesToAnIdWhenEveryTransactionThatMayHaveItHasEnded() {
    see(0, 10, 10, NONE);
    see(90, 10, 10, NONE);
    see(100, 15, 20, NONE);
    assertThat(marks.of(0)).isZero();

    see(100, 19, 30, NONE);
    assertThat(marks.of(0)).as("a transaction before 20 is open").isZero();

    see(100, 20, 30, NONE);
    assertThat(marks.of(0)).isEqualTo(90);
  }

  @Test
  void aRowThatWaitsKeepsTheMarkOfItsShardAlone() {
    see(0, 10, 10, NONE);
    see(90, 10, 10, 50);
    see(90, 10, 10, 50);
    see(90, 10, 10, 50);

    assertThat(marks.of(0)).isEqualTo(49);
    assertThat(marks.of(1)).isEqualTo(90);
  }

  @Test
  void anIdOfTheStatementsOwnMomentIsNoMark() {
    see(0, 10, 10, NONE);
    see(0, 10, 10, NONE);
    see(7, 10, 10, NONE);

    assertThat(marks.of(0)).as("7 was drawn by a transaction that began meanwhile").isZero();
  }

  @Test
  void inARestoredDatabaseReadingBeginsAnew() {
    see(0, 10, 10, NONE);
    see(90, 10, 10, NONE);
    see(90, 10, 10, NONE);
    see(90, 10, 10, NONE);
    assertThat(marks.of(3)).isEqualTo(90);

    see("restored", 95, 10, 10, NONE);
    assertThat(marks.of(3)).isZero();
  }

  @Test
  void whereIdsWentBackReadingBeginsAnew() {
    see(0, 10, 10, NONE);
    see(90, 10, 10, NONE);
    see(90, 10, 10, NONE);
    see(90, 10, 10, NONE);

    see(80, 10, 10, NONE);
    assertThat(marks.of(3)).isZero();
  }
}
