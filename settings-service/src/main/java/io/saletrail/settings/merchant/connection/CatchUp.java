package io.saletrail.settings.merchant.connection;

import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Recovers what happened while a merchant's account could not be read, beyond the reach of polls.
/// Runs in the transaction that reconnects the merchant.
public interface CatchUp {
  /// The Stripe App is installed again.
  ///
  /// @param lostAt when the connection was lost; empty when no uninstall was reported
  Uni<Void> begin(
      Mutiny.Session session,
      Outbox.Facts facts,
      String account,
      Optional<Instant> lostAt,
      Instant now);
}
