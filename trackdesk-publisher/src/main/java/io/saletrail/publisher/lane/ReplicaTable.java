package io.saletrail.publisher.lane;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The running copies of this service in PostgreSQL. One row keeps all lanes of a replica alive;
/// without it they are free (`on delete set null`), and nothing can be taken in its name.
final class ReplicaTable {
  private static final String ENTER =
      """
      insert into replica (id, alive_until)
      values (:id, now() + cast(:lease as bigint) * interval '1 millisecond')
      """;

  private static final String RENEW =
      """
      update replica set alive_until = now() + cast(:lease as bigint) * interval '1 millisecond'
       where id = :id
      """;

  private static final String BURY = "delete from replica where alive_until < now()";

  private static final String LEAVE = "delete from replica where id = :id";

  private ReplicaTable() {}

  static Uni<?> enter(Mutiny.Session session, UUID id, Duration lease) {
    return session
        .createNativeQuery(ENTER)
        .setParameter("id", id)
        .setParameter("lease", lease.toMillis())
        .executeUpdate();
  }

  /// Keeps a replica and its lanes alive.
  ///
  /// @return whether the replica still has its lanes
  static Uni<Boolean> renew(Mutiny.Session session, UUID id, Duration lease) {
    return session
        .createNativeQuery(RENEW)
        .setParameter("id", id)
        .setParameter("lease", lease.toMillis())
        .executeUpdate()
        .map(renewed -> renewed == 1);
  }

  /// Frees the lanes of replicas that went silent.
  static Uni<?> bury(Mutiny.Session session) {
    return session.createNativeQuery(BURY).executeUpdate();
  }

  static Uni<?> leave(Mutiny.Session session, UUID id) {
    return session.createNativeQuery(LEAVE).setParameter("id", id).executeUpdate();
  }
}
