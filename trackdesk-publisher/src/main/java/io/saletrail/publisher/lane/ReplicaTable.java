package io.saletrail.publisher.lane;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The running replicas of this service. One row keeps all lanes of a replica; without it they are
/// free (`on delete set null`), and nothing can be claimed under its id.
final class ReplicaTable {
  private static final String INSERT =
      """
      insert into replica (id, alive_until)
      values (:id, now() + cast(:lease as bigint) * interval '1 millisecond')
      """;

  private static final String RENEW =
      """
      update replica set alive_until = now() + cast(:lease as bigint) * interval '1 millisecond'
       where id = :id
      """;

  private static final String REMOVE_EXPIRED = "delete from replica where alive_until < now()";

  private static final String DELETE = "delete from replica where id = :id";

  private ReplicaTable() {}

  static Uni<?> insert(Mutiny.Session session, UUID id, Duration lease) {
    return session
        .createNativeQuery(INSERT)
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
  static Uni<?> removeExpired(Mutiny.Session session) {
    return session.createNativeQuery(REMOVE_EXPIRED).executeUpdate();
  }

  static Uni<?> delete(Mutiny.Session session, UUID id) {
    return session.createNativeQuery(DELETE).setParameter("id", id).executeUpdate();
  }
}
