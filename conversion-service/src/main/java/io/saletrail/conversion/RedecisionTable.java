package io.saletrail.conversion;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Whose cases are to be decided again, and how far that has come.
@ApplicationScoped
class RedecisionTable {
  private static final String GO_ON =
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

  /// A change of the merchant's options waits until the slice is decided, and then begins again.
  private static final String TAKE =
      """
      select after_case from redecision where account = :account and parent = :parent for update
      """;

  private static final String DONE =
      "delete from redecision where account = :account and parent = :parent";

  /// Leaves the cases after these to the sweep. What was decided up to there before counts no
  /// longer: something else has changed since.
  Uni<Void> goOn(Mutiny.Session session, Map<Parent, UUID> after) {
    if (after.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var rows = List.copyOf(after.entrySet());
    return session
        .createNativeQuery(GO_ON)
        .setParameter("accounts", CaseTable.texts(rows, row -> row.getKey().account()))
        .setParameter("parents", CaseTable.texts(rows, row -> row.getKey().id()))
        .setParameter("after", CaseTable.ids(rows, Map.Entry::getValue))
        .executeUpdate()
        .replaceWithVoid();
  }

  /// Those that had no turn for longest.
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

  /// How far it has come; empty where another replica finished it.
  Uni<Optional<UUID>> take(Mutiny.Session session, Parent parent) {
    return session
        .createNativeQuery(TAKE, UUID.class)
        .setParameter("account", parent.account())
        .setParameter("parent", parent.id())
        .getResultList()
        .map(rows -> rows.stream().findFirst());
  }

  /// All cases are decided.
  Uni<Void> done(Mutiny.Session session, Parent parent) {
    return session
        .createNativeQuery(DONE)
        .setParameter("account", parent.account())
        .setParameter("parent", parent.id())
        .executeUpdate()
        .replaceWithVoid();
  }
}
