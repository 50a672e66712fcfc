package io.saletrail.conversion.merchant;

import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.conversion.Parent;
import io.saletrail.conversion.head.RedecisionTable;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.feed.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/// Stores a merchant's settings. A changed policy has the merchant's cases decided again; a changed
/// token, rate or tenant has not.
@ApplicationScoped
class MerchantLedger {
  private final Outbox outbox;

  MerchantLedger(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Keeps the newer version of a merchant's settings.
  Uni<Void> save(Received<MerchantSettings> settings) {
    return outbox.write(
        session ->
            MerchantTable.save(session, settings)
                .chain(changed -> redecide(session, settings.fact().account(), changed)));
  }

  private static Uni<Void> redecide(Mutiny.Session session, String account, boolean changed) {
    return changed
        ? RedecisionTable.resumeAfter(
            session, Map.of(new Parent(account, account), RedecisionTable.BEFORE_ALL))
        : Uni.createFrom().voidItem();
  }
}
