package io.saletrail.outbox.feed;

import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The SQL of `parked_message`.
final class ParkedTable {
  private static final String INSERT =
      """
      insert into parked_message
             (id, channel, topic, partition, record_offset, message_key, headers, body, reason,
              error, version)
      select id, channel, topic, partition, record_offset, message_key, headers, body, reason,
             error, :version
        from %s
      on conflict (channel, topic, partition, record_offset) do nothing
      """
          .formatted(Rows.recordset("parked_message"));

  private static final String PAGE =
      """
      select id, channel, topic, partition, record_offset, message_key, headers,
             cast(body as text) as body, reason, error
        from parked_message
       where id > :after and channel = any(:channels)
       order by id
       limit :limit
      """;

  private static final String DELETE = "delete from parked_message where id = :id";

  private static final String TRIED =
      """
      update parked_message
         set reason = :reason, error = :error, version = :version, attempts = attempts + 1,
             tried_at = now()
       where id = :id
      """;

  private static final String COUNTS =
      "select channel, count(*) as messages from parked_message group by channel";

  private ParkedTable() {}

  /// How many messages of a channel are parked.
  record Count(String channel, long messages) {}

  static Uni<Integer> insert(Mutiny.Session session, List<ParkedMessage> messages, String version) {
    return Rows.update(session, INSERT).rows(messages).set("version", version).run();
  }

  /// Messages after an id, in the order of ids.
  static Uni<List<ParkedMessage>> page(
      Mutiny.Session session, UUID after, List<String> channels, int limit) {
    return Rows.query(session, PAGE, ParkedMessage.class)
        .set("after", after)
        .texts("channels", channels)
        .set("limit", limit)
        .list();
  }

  static Uni<Integer> delete(Mutiny.Session session, ParkedMessage message) {
    return Rows.update(session, DELETE).set("id", message.id()).run();
  }

  static Uni<Integer> tried(Mutiny.Session session, ParkedMessage message, String version) {
    return Rows.update(session, TRIED)
        .set("id", message.id())
        .set("reason", message.reason())
        .set("error", message.error())
        .set("version", version)
        .run();
  }

  static Uni<List<Count>> counts(Mutiny.Session session) {
    return Rows.query(session, COUNTS, Count.class).list();
  }
}
