package io.saletrail.conversion;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Subscriptions, customers and merchants whose cases are decided again, each with a cursor.
@ApplicationScoped
class RedecisionTable {
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
      "select account, parent from redecision order by due_at limit :limit";

  /// A concurrent change of the merchant's options waits for the slice and then starts over.
  private static final String LOCK =
      """
      select after_case from redecision where account = :account and parent = :parent for update
      """;

  private static final String DELETE =
      "delete from redecision where account = :account and parent = :parent";

  /// Has the sweep decide the cases after these. Replaces an earlier cursor: something else has
  /// changed since.
  Uni<Void> resumeAfter(Mutiny.Session session, Map<Parent, UUID> after) {
    if (after.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var rows = List.copyOf(after.entrySet());
    return session
        .createNativeQuery(RESUME_AFTER)
        .setParameter("accounts", CaseTable.texts(rows, row -> row.getKey().account()))
        .setParameter("parents", CaseTable.texts(rows, row -> row.getKey().id()))
        .setParameter("after", CaseTable.ids(rows, Map.Entry::getValue))
        .executeUpdate()
        .replaceWithVoid();
  }

  /// The parents that have waited longest for a slice.
  Uni<List<Parent>> due(Mutiny.Session session, int limit) {
    return session
        .createNativeQuery(DUE, Object[].class)
        .setParameter("limit", limit)
        .getResultList()
        .map(RedecisionTable::parents);
  }

  private static List<Parent> parents(List<Object[]> rows) {
    return rows.stream().map(row -> new Parent((String) row[0], (String) row[1])).toList();
  }

  /// Locks a parent and returns its cursor; empty where another replica finished it.
  Uni<Optional<UUID>> lock(Mutiny.Session session, Parent parent) {
    return session
        .createNativeQuery(LOCK, UUID.class)
        .setParameter("account", parent.account())
        .setParameter("parent", parent.id())
        .getResultList()
        .map(rows -> rows.stream().findFirst());
  }

  /// Removes a parent whose cases are all decided.
  Uni<Void> delete(Mutiny.Session session, Parent parent) {
    return session
        .createNativeQuery(DELETE)
        .setParameter("account", parent.account())
        .setParameter("parent", parent.id())
        .executeUpdate()
        .replaceWithVoid();
  }
}
