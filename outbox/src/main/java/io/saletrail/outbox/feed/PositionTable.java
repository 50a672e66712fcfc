package io.saletrail.outbox.feed;

import io.saletrail.contracts.Topic;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// The SQL of `feed_position`.
final class PositionTable {
  private static final String OF =
      "select topic, partition, next_offset from feed_position where topic = any(:topics)";

  private static final String ADD =
      """
      insert into feed_position (topic, partition, next_offset)
      select topic, partition, next_offset from %s
      on conflict (topic, partition) do nothing
      """
          .formatted(Rows.recordset("feed_position"));

  /// A restored database has lower positions, or none: then fewer rows change.
  private static final String ADVANCE =
      """
      update feed_position p
         set next_offset = greatest(p.next_offset, n.next_offset)
        from unnest(cast(:topics as text[]), cast(:partitions as int[]), cast(:next as bigint[]),
                    cast(:known as bigint[])) as n(topic, partition, next_offset, known)
       where p.topic = n.topic and p.partition = n.partition and p.next_offset >= n.known
      """;

  /// Of heartbeats of several replicas, one passes.
  private static final String PASSED =
      """
      update feed_position p
         set heartbeat_at = n.sent_at
        from unnest(cast(:topics as text[]), cast(:partitions as int[]),
                    cast(cast(:sent as text[]) as timestamptz[])) as n(topic, partition, sent_at)
       where p.topic = n.topic and p.partition = n.partition
         and p.heartbeat_at < n.sent_at - make_interval(secs => :gap)
      returning p.topic, p.partition, p.heartbeat_at as sent_at
      """;

  private static final String HEARTBEATS =
      """
      select topic, partition, heartbeat_at as sent_at from feed_position
       where topic = any(:topics) and partition < :partitions
      """;

  /// The least time between two heartbeats of a partition that both pass.
  private static final Duration GAP = Duration.ofSeconds(20);

  private PositionTable() {}

  static Uni<List<FeedPosition>> of(Mutiny.Session session, Collection<String> topics) {
    return Rows.query(session, OF, FeedPosition.class).texts("topics", topics).list();
  }

  static Uni<Void> add(Mutiny.Session session, List<FeedPosition> positions) {
    return Rows.write(session, ADD, positions);
  }

  /// Returns the heartbeats that are newer than the last of their partition.
  static Uni<List<Heartbeat.Received>> passed(
      Mutiny.Session session, List<Heartbeat.Received> heartbeats) {
    return Rows.query(session, PASSED, Heartbeat.Received.class)
        .texts("topics", heartbeats, Heartbeat.Received::topic)
        .ints("partitions", heartbeats, Heartbeat.Received::partition)
        .instants("sent", heartbeats, Heartbeat.Received::sentAt)
        .set("gap", GAP)
        .list();
  }

  /// The last heartbeat of each partition of these topics.
  static Uni<List<Heartbeat.Received>> heartbeats(
      Mutiny.Session session, Collection<String> topics) {
    return Rows.query(session, HEARTBEATS, Heartbeat.Received.class)
        .texts("topics", topics)
        .set("partitions", Topic.PARTITIONS)
        .list();
  }

  /// Returns how many positions stood where they are known to, or later.
  static Uni<Integer> advance(
      Mutiny.Session session, List<FeedPosition> next, List<FeedPosition> known) {
    return Rows.update(session, ADVANCE)
        .texts("topics", next, FeedPosition::topic)
        .ints("partitions", next, FeedPosition::partition)
        .longs("next", next, FeedPosition::nextOffset)
        .longs("known", known, FeedPosition::nextOffset)
        .run();
  }
}
