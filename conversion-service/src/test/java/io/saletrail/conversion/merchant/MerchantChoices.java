package io.saletrail.conversion.merchant;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.conversion.Parent;
import io.saletrail.conversion.head.RedecisionTable;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.feed.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Merchants' settings, as other packages' tests save them.
@ApplicationScoped
public class MerchantChoices {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final MerchantLedger ledger;
  private final Outbox outbox;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  MerchantChoices(MerchantLedger ledger, Outbox outbox) {
    this.ledger = ledger;
    this.outbox = outbox;
  }

  public void save(MerchantSettings settings) {
    ledger.save(Received.written(settings)).await().atMost(TIMEOUT);
  }

  /// Saves the default options of merchants that a test has not saved, in a version that any other
  /// replaces.
  public void know(Collection<String> accounts) {
    accounts.stream().filter(known::add).forEach(this::saveDefaults);
  }

  private void saveDefaults(String account) {
    var options = MerchantOptions.defaults();
    var shop = Optional.of("shop");
    save(new MerchantSettings(account, 0, Connection.CONNECTED, shop, options, Instant.now()));
    var nothing = new Parent(account, account);
    outbox.write(session -> RedecisionTable.delete(session, nothing)).await().atMost(TIMEOUT);
  }
}
