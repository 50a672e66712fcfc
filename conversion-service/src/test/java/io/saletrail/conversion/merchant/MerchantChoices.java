package io.saletrail.conversion.merchant;

import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.feed.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Merchants' settings, as other packages' tests save them.
@ApplicationScoped
public class MerchantChoices {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final MerchantLedger ledger;

  MerchantChoices(MerchantLedger ledger) {
    this.ledger = ledger;
  }

  public void save(MerchantSettings settings) {
    ledger.save(Received.written(settings)).await().atMost(TIMEOUT);
  }
}
