package io.saletrail.outbox.relay;

import io.saletrail.outbox.Shard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where reading each shard begins: no row at or before its mark exists or can appear.
///
/// While an old snapshot is open, PostgreSQL keeps the deleted rows, and a query from the beginning
/// walks over all of them. Ids are committed out of order, so the highest id seen is no mark. A
/// transaction has its own id before its rows get theirs; so once every transaction has ended that
/// was older than a moment, no id given out before that moment can appear any more.
@ApplicationScoped
class ShardMarks {
  private final long[] marks = new long[Shard.COUNT];
  private String database = "";
  private Optional<Long> lastId = Optional.empty();
  private Optional<Pending> pending = Optional.empty();

  /// Ids up to `id` cannot appear any more when all transactions before `transaction` have ended.
  private record Pending(long id, long transaction) {}

  /// What one statement saw.
  ///
  /// @param database the server's start and the table: others after a restore
  /// @param lastId the last id given out, to any transaction
  /// @param oldestTransaction all transactions before it have ended
  /// @param nextTransaction no transaction has this id yet, or a higher one
  /// @param oldest the first row of each shard after its mark
  record Observation(
      String database,
      long lastId,
      long oldestTransaction,
      long nextTransaction,
      List<Optional<Long>> oldest) {}

  /// The mark of a shard.
  synchronized long of(int shard) {
    return marks[shard];
  }

  synchronized void observe(Observation seen) {
    if (!seen.database().equals(database) || seen.lastId() < Arrays.stream(marks).max().orElse(0)) {
      reset(seen.database());
      return;
    }
    pending
        .filter(one -> seen.oldestTransaction() >= one.transaction())
        .ifPresent(one -> advance(one.id(), seen.oldest()));
    if (pending.isEmpty()) {
      // An id of the statement's own moment may belong to a transaction that it did not see.
      pending = lastId.map(id -> new Pending(id, seen.nextTransaction()));
    }
    lastId = Optional.of(seen.lastId());
  }

  private void advance(long id, List<Optional<Long>> oldest) {
    for (var shard = 0; shard < marks.length; shard++) {
      var first = oldest.get(shard).orElse(Long.MAX_VALUE);
      marks[shard] = Math.max(marks[shard], Math.min(id, first - 1));
    }
    pending = Optional.empty();
  }

  /// Another database, or a restored one: ids may come again.
  private void reset(String now) {
    Arrays.fill(marks, 0);
    database = now;
    lastId = Optional.empty();
    pending = Optional.empty();
  }
}
