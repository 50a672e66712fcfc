package io.saletrail.ingest.backfill;

import io.saletrail.outbox.Rows;
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
       where backfill = :backfill and stripe_id = any(:ids)
      """;

  private static final String ADD =
      """
      insert into backfill_fully_read (backfill, stripe_id)
      select :backfill, unnest(cast(:ids as text[]))
      on conflict do nothing
      """;

  private static final String DELETE = "delete from backfill_fully_read where backfill = :backfill";

  private FullyReadTable() {}

  static Uni<Set<String>> find(Mutiny.Session session, String backfill, Collection<String> ids) {
    return Rows.query(session, FIND, String.class)
        .set("backfill", backfill)
        .texts("ids", ids)
        .list()
        .map(HashSet::new);
  }

  static Uni<Integer> add(Mutiny.Session session, String backfill, Collection<String> ids) {
    return Rows.update(session, ADD).set("backfill", backfill).texts("ids", ids).run();
  }

  static Uni<Void> delete(Mutiny.Session session, String backfill) {
    return Rows.update(session, DELETE).set("backfill", backfill).run().replaceWithVoid();
  }
}
