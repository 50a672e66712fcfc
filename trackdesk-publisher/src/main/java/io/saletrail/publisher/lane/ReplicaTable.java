package io.saletrail.publisher.lane;

import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The running replicas of this service. One row holds all lanes of a replica; without it they are
/// free (`on delete set null`), and nothing can be claimed under its id.
final class ReplicaTable {
  private static final String INSERT =
      """
      insert into replica (id, alive_until)
      values (:id, now() + make_interval(secs => :lease))
      """;

  private static final String RENEW =
      """
      update replica set alive_until = now() + make_interval(secs => :lease)
       where id = :id
      """;

  private static final String REMOVE_EXPIRED = "delete from replica where alive_until < now()";

  private static final String DELETE = "delete from replica where id = :id";

  private ReplicaTable() {}

  static Uni<?> insert(Mutiny.Session session, UUID id, Duration lease) {
    return Rows.update(session, INSERT).set("id", id).set("lease", lease).run();
  }

  /// Keeps a replica and its lanes alive.
  ///
  /// @return whether the replica still has its lanes
  static Uni<Boolean> renew(Mutiny.Session session, UUID id, Duration lease) {
    return Rows.update(session, RENEW)
        .set("id", id)
        .set("lease", lease)
        .run()
        .map(renewed -> renewed == 1);
  }

  /// Frees the lanes of replicas whose lease expired.
  static Uni<?> removeExpired(Mutiny.Session session) {
    return Rows.update(session, REMOVE_EXPIRED).run();
  }

  static Uni<?> delete(Mutiny.Session session, UUID id) {
    return Rows.update(session, DELETE).set("id", id).run();
  }
}
