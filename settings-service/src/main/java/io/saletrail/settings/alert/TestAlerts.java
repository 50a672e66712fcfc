package io.saletrail.settings.alert;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.AccessConfig;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.alert.message.AlertContent;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.TimeZones;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Sends a test to a destination.
@ApplicationScoped
public class TestAlerts {
  private final AlertLedger ledger;
  private final MerchantQuery merchants;
  private final AccessConfig access;
  private final Outbox outbox;

  TestAlerts(AlertLedger ledger, MerchantQuery merchants, AccessConfig access, Outbox outbox) {
    this.ledger = ledger;
    this.merchants = merchants;
    this.access = access;
    this.outbox = outbox;
  }

  /// Sends it.
  ///
  /// @return whether there is such a destination
  public boolean send(String account, UUID destination, Actor by) {
    var settings = merchants.settings(account);
    var content =
        new AlertContent(
            AlertContent.Type.TEST,
            account,
            settings.flatMap(known -> known.trackdeskTenantId()).orElse(account),
            TimeZones.of(settings).getId(),
            List.of(),
            List.of(),
            DueProblem.page(access.url(), account) + "/alerts");
    return outbox.await(ledger.test(destination, content, by));
  }
}
