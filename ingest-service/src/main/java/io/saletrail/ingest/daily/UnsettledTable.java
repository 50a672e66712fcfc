package io.saletrail.ingest.daily;

import io.saletrail.ingest.unsettled.UnsettledKind;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// What daily passes read and write of `unsettled_object`.
final class UnsettledTable {
  /// Objects checked since the pass became due belong to this pass already.
  private static final String TO_CHECK =
      """
      select u.object, u.kind, u.last_event from unsettled_object u
       where u.account = :account and (u.checked_at is null or u.checked_at < :due)
       order by u.checked_at nulls first, u.created_at
       limit greatest(0, cast(:limit as bigint) - (select count(*) from unsettled_object c
                                   where c.account = :account and c.checked_at >= :due))
      """;

  private static final String CHECKED =
      """
      update unsettled_object set checked_at = now(), last_event = :event
       where account = :account and object = :object
      """;

  private static final String SETTLED =
      "delete from unsettled_object where account = :account and object = :object";

  /// Only objects checked after they expired: a merchant who was disconnected for months gets one
  /// more check of each.
  private static final String DELETE_EXPIRED =
      """
      delete from unsettled_object
       where account = :account and kind = :kind
         and checked_at > created_at + make_interval(secs => :max_age)
      """;

  private UnsettledTable() {}

  /// The objects that a pass still has to check, the least recently checked first.
  ///
  /// @param due when the pass became due
  static Uni<List<UnsettledObject>> toCheck(
      Mutiny.Session session, String account, Instant due, int limit) {
    return Rows.query(session, TO_CHECK, UnsettledObject.class)
        .set("account", account)
        .set("due", due)
        .set("limit", limit)
        .list();
  }

  static Uni<Integer> checked(
      Mutiny.Session session, String account, UnsettledObject unsettled, String event) {
    return Rows.update(session, CHECKED)
        .set("account", account)
        .set("object", unsettled.object())
        .set("event", event)
        .run();
  }

  static Uni<Integer> settled(Mutiny.Session session, String account, UnsettledObject unsettled) {
    return Rows.update(session, SETTLED)
        .set("account", account)
        .set("object", unsettled.object())
        .run();
  }

  static Uni<Void> deleteExpired(Mutiny.Session session, String account) {
    return Multi.createFrom()
        .items(UnsettledKind.values())
        .onItem()
        .transformToUniAndConcatenate(kind -> deleteExpired(session, account, kind))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Uni<Integer> deleteExpired(
      Mutiny.Session session, String account, UnsettledKind kind) {
    return Rows.update(session, DELETE_EXPIRED)
        .set("account", account)
        .set("kind", kind)
        .set("max_age", kind.maxAge())
        .run();
  }
}
