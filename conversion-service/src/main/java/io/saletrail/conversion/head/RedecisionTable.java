package io.saletrail.conversion.head;

import io.saletrail.conversion.Parent;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Subscriptions, customers and merchants whose cases are decided again, each with a cursor.
public final class RedecisionTable {
  /// The cursor before every case.
  public static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String RESUME_AFTER =
      """
      insert into redecision (account, parent, after_case)
      select account, parent, after_case
        from unnest(cast(:accounts as text[]), cast(:parents as text[]), cast(:after as uuid[]))
             as r(account, parent, after_case)
      on conflict (account, parent) do update
         set after_case = excluded.after_case, due_at = now()
      """;

  private static final String DUE =
      """
      select account, parent as id from redecision
       where due_at <= now() order by due_at limit :limit
      """;

  /// A concurrent change of the merchant's options waits for the slice and then starts over.
  private static final String LOCK =
      """
      select after_case from redecision where account = :account and parent = :parent for update
      """;

  private static final String DEFER =
      """
      update redecision set due_at = now() + make_interval(secs => :pause)
       where account = :account and parent = :parent
      """;

  private static final String DELETE =
      "delete from redecision where account = :account and parent = :parent";

  private RedecisionTable() {}

  /// Has the sweep decide the cases after these. Replaces an earlier cursor: something else has
  /// changed since.
  public static Uni<Void> resumeAfter(Mutiny.Session session, Map<Parent, UUID> after) {
    if (after.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var rows = List.copyOf(after.entrySet());
    return Rows.update(session, RESUME_AFTER)
        .texts("accounts", rows, row -> row.getKey().account())
        .texts("parents", rows, row -> row.getKey().id())
        .uuids("after", rows, Map.Entry::getValue)
        .run()
        .replaceWithVoid();
  }

  /// The parents that have waited longest for a slice.
  public static Uni<List<Parent>> due(Mutiny.Session session, int limit) {
    return Rows.query(session, DUE, Parent.class).set("limit", limit).list();
  }

  /// Locks a parent and returns its cursor; empty where another replica finished it.
  public static Uni<Optional<UUID>> lock(Mutiny.Session session, Parent parent) {
    return Rows.query(session, LOCK, UUID.class)
        .set("account", parent.account())
        .set("parent", parent.id())
        .list()
        .map(rows -> rows.stream().findFirst());
  }

  /// Puts a parent whose slice failed behind the others.
  public static Uni<Void> defer(Mutiny.Session session, Parent parent, Duration pause) {
    return Rows.update(session, DEFER)
        .set("account", parent.account())
        .set("parent", parent.id())
        .set("pause", pause)
        .run()
        .replaceWithVoid();
  }

  /// Removes a parent whose cases are all decided.
  public static Uni<Void> delete(Mutiny.Session session, Parent parent) {
    return Rows.update(session, DELETE)
        .set("account", parent.account())
        .set("parent", parent.id())
        .run()
        .replaceWithVoid();
  }
}
