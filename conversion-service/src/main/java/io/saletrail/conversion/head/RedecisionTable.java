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

  /// One parent of each merchant: neither a merchant with many parents nor a large parent delays
  /// others.
  private static final String CLAIM =
      """
      with recursive due as (
        (select account from redecision where due_at <= now() order by account limit 1)
        union all
        select (select r.account from redecision r
                 where r.account > d.account and r.due_at <= now() order by r.account limit 1)
          from due d where d.account is not null),
      oldest as (
        select o.account, o.parent
          from due d
         cross join lateral (
               select account, parent, due_at from redecision
                where account = d.account and due_at <= now() order by due_at limit 1) o
         order by o.due_at limit :limit),
      free as (
        select r.account, r.parent from redecision r join oldest o using (account, parent)
           for update of r skip locked)
      update redecision r set due_at = now() + make_interval(secs => :lease)
        from free f
       where r.account = f.account and r.parent = f.parent and r.due_at <= now()
      returning r.account, r.parent as id
      """;

  /// A parent that changed meanwhile is due again and keeps its new cursor.
  private static final String RESUME_LEASED =
      """
      update redecision set after_case = :after, due_at = now()
       where account = :account and parent = :parent and due_at > now()
      """;

  private static final String DELETE_LEASED =
      """
      delete from redecision
       where account = :account and parent = :parent and due_at > now()
      """;

  private static final String CURSOR =
      "select after_case from redecision where account = :account and parent = :parent";

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

  /// Leases the parents that have waited longest for a slice, one of each merchant.
  public static Uni<List<Parent>> claim(Mutiny.Session session, int limit, Duration lease) {
    return Rows.query(session, CLAIM, Parent.class).set("limit", limit).set("lease", lease).list();
  }

  /// The cursor of a parent; empty where another replica finished it.
  public static Uni<Optional<UUID>> cursor(Mutiny.Session session, Parent parent) {
    return Rows.query(session, CURSOR, UUID.class)
        .set("account", parent.account())
        .set("parent", parent.id())
        .list()
        .map(rows -> rows.stream().findFirst());
  }

  /// Moves the cursor of a parent whose cases were decided one by one, unless it changed meanwhile.
  public static Uni<Integer> resumeLeased(Mutiny.Session session, Parent parent, UUID after) {
    return Rows.update(session, RESUME_LEASED)
        .set("account", parent.account())
        .set("parent", parent.id())
        .set("after", after)
        .run();
  }

  /// Removes a parent whose cases were decided one by one, unless it changed meanwhile.
  public static Uni<Integer> deleteLeased(Mutiny.Session session, Parent parent) {
    return Rows.update(session, DELETE_LEASED)
        .set("account", parent.account())
        .set("parent", parent.id())
        .run();
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
