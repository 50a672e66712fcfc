package io.saletrail.outbox.feed;

import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

  private static final String IDS =
      """
      select id
        from parked_message
       where id > :after and channel = any(:channels)
       order by id
       limit :limit
      """;

  private static final String CLAIM =
      """
      update parked_message set leased_until = now() + make_interval(secs => :lease)
       where id = :id and channel = any(:channels)
         and (leased_until is null or leased_until < now())
      returning id, channel, topic, partition, record_offset, message_key, headers,
                cast(body as text) as body, reason, error
      """;

  private static final String FAILED =
      """
      select id, channel, topic, partition, record_offset, message_key, headers,
             cast(body as text) as body, reason, error
        from parked_message
       where channel = :channel and reason = 'FAILED'
       order by parked_at, id
       limit :limit
      """;

  private static final String EXISTS = "select id from parked_message where id = :id";

  /// A producer that is not ours may put anything into key and headers: only what has the form of
  /// an id or a type is shown.
  private static final String LIST =
      """
      select id, channel, topic, partition, record_offset,
             substring(cast(headers as jsonb) ->> 'ce_subject' from '^acct_[A-Za-z0-9]{1,64}$')
               as account,
             substring(cast(headers as jsonb) ->> 'ce_type' from '^[A-Za-z0-9._]{1,200}$') as type,
             substring(message_key from '^[A-Za-z0-9_:-]{1,255}$') as key,
             reason, error, version, attempts, parked_at, tried_at
        from parked_message
       where id > :after and (cast(:channel as text) is null or channel = :channel)
       order by id
       limit :limit
      """;

  private static final String DELETE = "delete from parked_message where id = :id";

  private static final String TRIED =
      """
      update parked_message
         set reason = :reason, error = :error, version = :version, attempts = attempts + 1,
             tried_at = now(), leased_until = null
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

  /// Ids of messages after an id, in their order.
  static Uni<List<UUID>> ids(
      Mutiny.Session session, UUID after, Collection<String> channels, int limit) {
    return Rows.query(session, IDS, UUID.class)
        .set("after", after)
        .texts("channels", channels)
        .set("limit", limit)
        .list();
  }

  /// Takes a message for the length of a lease; empty while another replica has it, or where it is
  /// not parked.
  static Uni<Optional<ParkedMessage>> claim(
      Mutiny.Session session, UUID id, Collection<String> channels, Duration lease) {
    return Rows.query(session, CLAIM, ParkedMessage.class)
        .set("id", id)
        .texts("channels", channels)
        .set("lease", lease)
        .first();
  }

  /// The messages of a channel that this version reads and cannot apply, the oldest first.
  static Uni<List<ParkedMessage>> failed(Mutiny.Session session, String channel, int limit) {
    return Rows.query(session, FAILED, ParkedMessage.class)
        .set("channel", channel)
        .set("limit", limit)
        .list();
  }

  static Uni<Boolean> exists(Mutiny.Session session, UUID id) {
    return Rows.query(session, EXISTS, UUID.class).set("id", id).first().map(Optional::isPresent);
  }

  /// Messages after an id, in the order of ids, without their bodies.
  static Uni<List<ParkedEntry>> list(
      Mutiny.Session session, UUID after, Optional<String> channel, int limit) {
    return Rows.query(session, LIST, ParkedEntry.class)
        .set("after", after)
        .set("channel", channel)
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
