package io.saletrail.settings.alert;

import io.saletrail.outbox.Rows;
import io.saletrail.settings.alert.destination.Audience;
import io.saletrail.settings.alert.rules.AlertCause;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The SQL of `alert_problem`. Each statement states what it expects, so that of two replicas one
/// changes the row.
final class ProblemTable {
  /// A unique index keeps one open problem of a cause, and one event of a subject.
  private static final String BEGIN =
      """
      insert into alert_problem (id, account, audience, cause, subject, sales, began_at,
                                 began_due_at, ended_at)
      select r.id, r.account, r.audience, r.cause, r.subject, r.sales, r.began_at,
             r.began_due_at, r.ended_at
        from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as r (
               id uuid, account text, audience text, cause text, subject text, sales bigint,
               began_at timestamptz, began_due_at timestamptz, ended_at timestamptz)
      on conflict do nothing
      """;

  private static final String NOT_SEEN =
      "update alert_problem set absent_since = :now"
          + " where id = :id and ended_at is null and absent_since is null";

  private static final String SEEN_AGAIN =
      "update alert_problem set absent_since = null where id = :id and ended_at is null";

  private static final String END =
      "update alert_problem set ended_at = :at, ended_due_at = cast(:due as timestamptz),"
          + " began_message = case when :silent then coalesce(began_message, id)"
          + " else began_message end where id = :id and ended_at is null";

  /// Rows that another replica is sending are skipped; those that it has sent are no longer due.
  private static final String TAKE =
      """
      select id from alert_problem
       where id = any(:ids)
         and ((began_message is null and began_due_at <= :now)
              or (ended_message is null and ended_due_at <= :now))
         for update skip locked
      """;

  /// An end that another replica stored since the rows were read is not in the message.
  private static final String SENT =
      """
      update alert_problem
         set began_message = coalesce(began_message, :message),
             ended_message = case when id = any(:ended) then coalesce(ended_message, :message)
                             end
       where id = any(:ids)
      """;

  private ProblemTable() {}

  /// A problem or event to begin.
  ///
  /// @param endedAt present for an event
  record Beginning(
      UUID id,
      String account,
      Audience audience,
      AlertCause cause,
      String subject,
      long sales,
      Instant beganAt,
      Instant beganDueAt,
      Optional<Instant> endedAt) {}

  static Uni<Void> begin(Mutiny.Session session, List<Beginning> rows) {
    return Rows.write(session, BEGIN, rows);
  }

  static Uni<Integer> notSeen(Mutiny.Session session, UUID id, Instant now) {
    return Rows.update(session, NOT_SEEN).set("id", id).set("now", now).run();
  }

  static Uni<Integer> seenAgain(Mutiny.Session session, UUID id) {
    return Rows.update(session, SEEN_AGAIN).set("id", id).run();
  }

  /// @param due when the end is sent; empty where it is not
  static Uni<Integer> end(Mutiny.Session session, UUID id, Instant at, Optional<Instant> due) {
    return Rows.update(session, END)
        .set("id", id)
        .set("at", at)
        .set("due", due)
        .set("silent", due.isEmpty())
        .run();
  }

  /// Locks due rows.
  ///
  /// @return the IDs of those that this transaction may send
  static Uni<List<UUID>> take(Mutiny.Session session, Collection<UUID> ids, Instant now) {
    return Rows.query(session, TAKE, UUID.class).uuids("ids", ids).set("now", now).list();
  }

  /// @param ended those whose end is in the message
  static Uni<Integer> sent(
      Mutiny.Session session, Collection<UUID> ids, Collection<UUID> ended, UUID message) {
    return Rows.update(session, SENT)
        .uuids("ids", ids)
        .uuids("ended", ended)
        .set("message", message)
        .run();
  }
}
