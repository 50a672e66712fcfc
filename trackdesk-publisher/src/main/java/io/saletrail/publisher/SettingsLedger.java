package io.saletrail.publisher;

import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.DatabaseClock;
import io.saletrail.publisher.merchant.BindingTable;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.token.TokenCheckTable;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// A merchant's settings or token changed: stores them in one short transaction under the
/// merchant's exclusive lock. The merchant's deliveries follow in others.
@ApplicationScoped
class SettingsLedger {
  private final Outbox outbox;
  private final ArrangementLedger arrangements;

  SettingsLedger(Outbox outbox, ArrangementLedger arrangements) {
    this.outbox = outbox;
    this.arrangements = arrangements;
  }

  /// Enters settings.
  ///
  /// @return the tenants whose lanes have work now
  Uni<Set<TenantId>> enter(MerchantSettings settings) {
    return enter(settings.account(), session -> MerchantTable.save(session, settings));
  }

  /// Enters a token or the removal of all tokens.
  ///
  /// @return the tenants whose lanes have work now
  Uni<Set<TenantId>> enter(MerchantCredentials credentials) {
    return enter(credentials.account(), session -> BindingTable.save(session, credentials));
  }

  private Uni<Set<TenantId>> enter(String account, Function<Mutiny.Session, Uni<?>> save) {
    return outbox
        .write(session -> store(session, account, save))
        .chain(
            changes ->
                changes
                    .map(number -> arrangements.begin(account, number))
                    .orElseGet(() -> Uni.createFrom().item(Set.of())));
  }

  private static Uni<Optional<Long>> store(
      Mutiny.Session session, String account, Function<Mutiny.Session, Uni<?>> save) {
    return MerchantTable.lock(session, List.of(account))
        .chain(() -> save.apply(session))
        .chain(() -> DatabaseClock.now(session))
        .chain(now -> TokenCheckTable.request(session, account, now))
        .chain(() -> MerchantTable.changed(session, account, ArrangementLedger.LEASE));
  }
}
