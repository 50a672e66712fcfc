package io.saletrail.settings.insight.day;

import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;

/// Reads where the days of merchants begin at midnight.
@ApplicationScoped
public class MerchantDays {
  private static final String ZONE = "select time_zone from merchant where account = :account";

  private final Outbox outbox;

  MerchantDays(Outbox outbox) {
    this.outbox = outbox;
  }

  /// The time zone of a merchant; UTC for an unknown one.
  public ZoneId zone(String account) {
    return outbox.query(
        session ->
            Rows.query(session, ZONE, String.class)
                .set("account", account)
                .first()
                .map(zone -> ZoneId.of(zone.orElse("UTC"))));
  }
}
