package io.saletrail.outbox.relay;

import io.saletrail.outbox.Rows;
import io.saletrail.outbox.Shard;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// The SQL of `outbox_message`.
final class OutboxTable {
  /// The first key of the advisory locks, "outb" in ASCII; the second one is the shard.
  private static final int LOCKS = 0x6f757462;

  /// Ends with the transaction, and so with the connection of a replica that dies.
  private static final String LOCK =
      """
      select shard from unnest(cast(:shards as int[])) as s(shard)
       where pg_try_advisory_xact_lock(:locks, shard)
      """;

  private static final String MARKS =
      "unnest(cast(:shards as int[]), cast(:marks as bigint[])) as s(shard, mark)";

  private static final String TAKE =
      """
      select m.id, m.shard, m.topic, m.message_key, m.headers, m.body
        from %s
       cross join lateral (
             select * from outbox_message o
              where o.shard = s.shard and o.id > s.mark order by o.id limit :each) m
       order by m.id
      """
          .formatted(MARKS);

  private static final String DELETE =
      """
      delete from outbox_message m
       using unnest(cast(:shards as int[]), cast(:ids as bigint[])) as r(shard, id)
       where m.shard = r.shard and m.id = r.id
      """;

  private static final String OBSERVE =
      """
      select s.shard,
             pg_postmaster_start_time() || ' ' || cast(cast('outbox_message' as regclass) as oid)
               as database,
             (select case when is_called then last_value else 0 end from outbox_message_id_seq)
               as last_id,
             cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)
               as oldest_transaction,
             cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint)
               as next_transaction,
             (select o.id from outbox_message o
               where o.shard = s.shard and o.id > s.mark order by o.id limit 1) as oldest
        from %s
       order by s.shard
      """
          .formatted(MARKS);

  private static final String BACKLOG =
      """
      select count(*) as messages, min(m.created_at) as oldest_at
        from %s
       cross join lateral (
             select created_at from outbox_message o
              where o.shard = s.shard and o.id > s.mark order by o.id limit :each) m
      """
          .formatted(MARKS);

  private OutboxTable() {}

  /// Takes the shards that no other replica carries at this moment.
  static Uni<List<Integer>> lock(Mutiny.Session session, List<Integer> shards) {
    return Rows.query(session, LOCK, Integer.class)
        .ints("shards", shards, shard -> shard)
        .set("locks", LOCKS)
        .list();
  }

  /// The first rows of each shard after its mark, in the order of their ids.
  static Uni<List<OutboxMessage>> take(
      Mutiny.Session session, List<Integer> shards, ShardMarks marks, int each) {
    return session
        .createNativeQuery(TAKE, OutboxMessage.class)
        .setParameter("shards", shards.toArray(Integer[]::new))
        .setParameter("marks", shards.stream().map(marks::of).toArray(Long[]::new))
        .setParameter("each", each)
        .getResultList();
  }

  static Uni<Integer> delete(Mutiny.Session session, List<OutboxMessage> messages) {
    return messages.isEmpty()
        ? Uni.createFrom().item(0)
        : Rows.update(session, DELETE)
            .ints("shards", messages, message -> message.shard)
            .longs("ids", messages, message -> message.id)
            .run();
  }

  private record ShardRow(
      int shard,
      String database,
      long lastId,
      long oldestTransaction,
      long nextTransaction,
      Optional<Long> oldest) {}

  static Uni<ShardMarks.Observation> observe(Mutiny.Session session, ShardMarks marks) {
    return Rows.query(session, OBSERVE, ShardRow.class)
        .ints("shards", Shard.ALL, shard -> shard)
        .longs("marks", Shard.ALL, marks::of)
        .list()
        .map(OutboxTable::observation);
  }

  private static ShardMarks.Observation observation(List<ShardRow> rows) {
    var first = rows.getFirst();
    return new ShardMarks.Observation(
        first.database(),
        first.lastId(),
        first.oldestTransaction(),
        first.nextTransaction(),
        rows.stream().map(ShardRow::oldest).toList());
  }

  /// How much waits, and since when.
  record Backlog(long messages, Optional<Instant> oldestAt) {}

  /// @param each rows of a shard that are counted at most
  static Uni<Backlog> backlog(Mutiny.Session session, ShardMarks marks, int each) {
    return Rows.query(session, BACKLOG, Backlog.class)
        .ints("shards", Shard.ALL, shard -> shard)
        .longs("marks", Shard.ALL, marks::of)
        .set("each", each)
        .one();
  }
}
