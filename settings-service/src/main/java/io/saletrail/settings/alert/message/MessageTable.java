package io.saletrail.settings.alert.message;

import io.saletrail.outbox.Rows;
import io.saletrail.settings.alert.destination.DestinationKind;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The SQL of `alert_message`.
public final class MessageTable {
  private static final String TO_ALL =
      """
      insert into alert_message (id, account, audience, kind, destination, content, created_at,
                                 state, attempts, due_at)
      select gen_random_uuid(), d.account, 'MERCHANT', d.kind, d.id,
             cast(cast(:content as text) as jsonb), :now, 'DUE', 0, :now
        from alert_destination d where d.account = :account and d.removed_at is null
      """;

  private static final String TO_ONE = TO_ALL + " and d.id = :destination";

  private static final String TO_OPERATOR =
      """
      insert into alert_message (id, account, audience, kind, content, created_at, state,
                                 attempts, due_at)
      values (gen_random_uuid(), :account, 'OPERATOR', :kind,
              cast(cast(:content as text) as jsonb), :now, 'DUE', 0, :now)
      """;

  /// One message of each destination, so a slow destination delays its own messages only.
  private static final String CLAIM =
      """
      with next as materialized (
        select m.id, d.address, d.secret
          from alert_message m
          left join alert_destination d
            on d.id = m.destination and d.removed_at is null
         where m.state = 'DUE' and m.due_at <= now()
           and m.id = any(array(
             select distinct on (n.account, n.audience, n.kind, n.destination) n.id
               from alert_message n where n.state = 'DUE' and n.due_at <= now()
              order by n.account, n.audience, n.kind, n.destination, n.created_at
              limit :batch))
           for update of m skip locked)
      update alert_message m
         set attempts = m.attempts + 1, due_at = now() + make_interval(secs => :lease)
        from next where m.id = next.id
      returning m.id, m.account, m.audience, m.kind, cast(m.content as text) as content,
                m.created_at, m.attempts, next.address, next.secret
      """;

  /// A replica whose lease has ended changes nothing.
  private static final String SETTLE =
      """
      update alert_message
         set state = :state, error = cast(:error as text), due_at = :due,
             ended_at = case when :state = 'DUE' then null else now() end
       where id = :id and attempts = :attempts and state = 'DUE'
      """;

  private MessageTable() {}

  /// Writes a message to each destination of a merchant.
  public static Uni<Integer> toAll(Mutiny.Session session, AlertContent content, Instant now) {
    return message(Rows.update(session, TO_ALL), content, now).run();
  }

  /// Writes a message to one destination.
  public static Uni<Integer> toOne(
      Mutiny.Session session, UUID destination, AlertContent content, Instant now) {
    return message(Rows.update(session, TO_ONE), content, now)
        .set("destination", destination)
        .run();
  }

  /// Writes a message to the operator.
  public static Uni<Integer> toOperator(
      Mutiny.Session session, DestinationKind kind, AlertContent content, Instant now) {
    return message(Rows.update(session, TO_OPERATOR), content, now).set("kind", kind).run();
  }

  private static Rows.Update message(Rows.Update update, AlertContent content, Instant now) {
    return update.set("account", content.account()).json("content", content).set("now", now);
  }

  /// Takes due messages under a lease.
  static Uni<List<MessageRow>> claim(Mutiny.Session session, int batch, Duration lease) {
    return Rows.query(session, CLAIM, MessageRow.class)
        .set("batch", batch)
        .set("lease", lease)
        .list();
  }

  /// Records the result of an attempt.
  ///
  /// @param due the next attempt
  static Uni<Integer> settle(
      Mutiny.Session session, MessageRow row, MessageState state, String error, Instant due) {
    return Rows.update(session, SETTLE)
        .set("id", row.id())
        .set("attempts", row.attempts())
        .set("state", state)
        .set("error", error.isEmpty() ? Optional.empty() : Optional.of(error))
        .set("due", due)
        .run();
  }
}
