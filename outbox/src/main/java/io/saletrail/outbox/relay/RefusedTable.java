package io.saletrail.outbox.relay;

import io.saletrail.outbox.Rows;
import io.saletrail.outbox.relay.RowOutcomes.RefusedRow;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// The SQL of `refused_fact`.
final class RefusedTable {
  private static final String KEEP_APART =
      """
      with refused as (
        delete from outbox_message m
         using unnest(cast(:shards as int[]), cast(:ids as bigint[]), cast(:reasons as text[]))
               as r(shard, id, reason)
         where m.shard = r.shard and m.id = r.id
        returning m.*, r.reason)
      insert into refused_fact
             (id, shard, topic, message_key, headers, body, created_at, reason)
      select id, shard, topic, message_key, headers, body, created_at, reason from refused
      """;

  /// A compacted topic ends with its newest fact: an older one must not come after it.
  private static final String SUPERSEDE =
      """
      delete from refused_fact f
       using unnest(cast(:topics as text[]), cast(:keys as text[]), cast(:ids as bigint[]))
             as s(topic, message_key, id)
       where f.topic = s.topic and f.message_key = s.message_key and f.id < s.id
      """;

  private static final String SHARDS =
      "select distinct shard from refused_fact where :all or next_attempt_at <= now()";

  private static final String TAKE =
      """
      select id, shard, topic, message_key, headers, body
        from refused_fact
       where shard = :shard and (:all or next_attempt_at <= now())
       order by id
       limit :limit
      """;

  private static final String DELETE =
      """
      delete from refused_fact f using unnest(cast(:ids as bigint[])) as r(id) where f.id = r.id
      """;

  private static final String TRIED =
      """
      update refused_fact f
         set reason = r.reason, attempts = f.attempts + 1, tried_at = now(),
             next_attempt_at = now() + least(f.attempts, 20) * interval '30 seconds'
        from unnest(cast(:ids as bigint[]), cast(:reasons as text[])) as r(id, reason)
       where f.id = r.id
      """;

  private static final String LIST =
      """
      select id, topic,
             substring(cast(headers as jsonb) ->> 'ce_subject' from '^acct_[A-Za-z0-9]{1,64}$')
               as account,
             substring(cast(headers as jsonb) ->> 'ce_type' from '^[A-Za-z0-9._]{1,200}$') as type,
             message_key as key, octet_length(body) as bytes, reason, attempts, created_at, tried_at
        from refused_fact
       where id > :after
       order by id
       limit :limit
      """;

  private static final String COUNT = "select count(*) from refused_fact";

  private RefusedTable() {}

  static Uni<Integer> keepApart(Mutiny.Session session, List<RefusedRow> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().item(0)
        : Rows.update(session, KEEP_APART)
            .ints("shards", rows, row -> row.message().shard)
            .longs("ids", rows, row -> row.message().id)
            .texts("reasons", rows, row -> row.reason().name())
            .run();
  }

  static Uni<Integer> supersede(Mutiny.Session session, List<OutboxMessage> sent) {
    return sent.isEmpty()
        ? Uni.createFrom().item(0)
        : Rows.update(session, SUPERSEDE)
            .texts("topics", sent, message -> message.topic)
            .texts("keys", sent, message -> message.messageKey)
            .longs("ids", sent, message -> message.id)
            .run();
  }

  /// The shards of facts that are due, or of all.
  static Uni<List<Integer>> shards(Mutiny.Session session, boolean all) {
    return Rows.query(session, SHARDS, Integer.class).set("all", all).list();
  }

  static Uni<List<OutboxMessage>> take(Mutiny.Session session, int shard, boolean all, int limit) {
    return session
        .createNativeQuery(TAKE, OutboxMessage.class)
        .setParameter("shard", shard)
        .setParameter("all", all)
        .setParameter("limit", limit)
        .getResultList();
  }

  static Uni<Integer> delete(Mutiny.Session session, List<OutboxMessage> messages) {
    return messages.isEmpty()
        ? Uni.createFrom().item(0)
        : Rows.update(session, DELETE).longs("ids", messages, message -> message.id).run();
  }

  static Uni<Integer> tried(Mutiny.Session session, List<RefusedRow> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().item(0)
        : Rows.update(session, TRIED)
            .longs("ids", rows, row -> row.message().id)
            .texts("reasons", rows, row -> row.reason().name())
            .run();
  }

  /// Facts after an id, without their bodies.
  static Uni<List<RefusedEntry>> list(Mutiny.Session session, long after, int limit) {
    return Rows.query(session, LIST, RefusedEntry.class)
        .set("after", after)
        .set("limit", limit)
        .list();
  }

  static Uni<Long> count(Mutiny.Session session) {
    return Rows.query(session, COUNT, Long.class).one();
  }
}
