package io.saletrail.ingest.backfill;

import io.saletrail.ingest.rows.Rows;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/// The SQL of `backfill_fully_read`.
final class FullyReadTable {
  private static final String FIND =
      """
      select stripe_id from backfill_fully_read
       where backfill = :backfill
         and stripe_id in (select jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))
      """;

  private static final String ADD =
      """
      insert into backfill_fully_read (backfill, stripe_id)
      select :backfill, value
        from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb))
      on conflict do nothing
      """;

  private static final String DELETE = "delete from backfill_fully_read where backfill = :backfill";

  private FullyReadTable() {}

  static Uni<Set<String>> find(Mutiny.Session session, String backfill, Collection<String> ids) {
    return session
        .createNativeQuery(FIND, String.class)
        .setParameter("backfill", backfill)
        .setParameter("ids", Rows.write(ids))
        .getResultList()
        .map(HashSet::new);
  }

  static Uni<Integer> add(Mutiny.Session session, String backfill, Collection<String> ids) {
    return session
        .createNativeQuery(ADD)
        .setParameter("backfill", backfill)
        .setParameter("ids", Rows.write(ids))
        .executeUpdate();
  }

  static Uni<Void> delete(Mutiny.Session session, String backfill) {
    return session
        .createNativeQuery(DELETE)
        .setParameter("backfill", backfill)
        .executeUpdate()
        .replaceWithVoid();
  }
}
