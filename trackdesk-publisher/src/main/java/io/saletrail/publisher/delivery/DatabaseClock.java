package io.saletrail.publisher.delivery;

import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/// The time by PostgreSQL. When a delivery is due and when a call counts as lost is compared with
/// times that other replicas have stored, so all of them come from this one clock: a replica whose
/// own clock runs ahead would take another's call in flight for lost.
public final class DatabaseClock {
  private static final String NOW = "select clock_timestamp()";

  private DatabaseClock() {}

  /// The time now, not at the start of the transaction.
  public static Uni<Instant> now(Mutiny.Session session) {
    return Rows.query(session, NOW, Instant.class).one();
  }
}
