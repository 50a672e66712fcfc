package io.saletrail.settings.merchant.connection;

import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Brings in what happened while nobody could read a merchant's account, as far as polls cannot.
/// Begun in the transaction that says that the account can be read again.
public interface CatchUp {
  /// The Stripe App is installed (again).
  ///
  /// @param lostAt when the connection was lost; empty where we never heard that it was
  Uni<Void> begin(
      Mutiny.Session session,
      Outbox.Facts facts,
      String account,
      Optional<Instant> lostAt,
      Instant now);
}
