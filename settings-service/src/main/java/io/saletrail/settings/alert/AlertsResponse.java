package io.saletrail.settings.alert;

import io.saletrail.settings.alert.destination.Destination;
import io.saletrail.settings.alert.rules.AlertCause;
import io.saletrail.settings.alert.rules.AlertSettings.Digest;
import io.saletrail.settings.alert.rules.AlertSettings.QuietHours;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A merchant's alerts.
///
/// @param version counts changes of the settings
/// @param muted causes without alerts
/// @param quietHours in the merchant's time zone
/// @param minSales how many sales need attention before there is an alert about them
/// @param open problems that were reported and have not ended
@Schema(name = "Alerts", description = "A merchant's alerts: settings, destinations, problems.")
public record AlertsResponse(
    String account,
    long version,
    List<AlertCause> muted,
    Digest digest,
    Optional<QuietHours> quietHours,
    int minSales,
    List<Destination> destinations,
    List<AlertQuery.Open> open) {
  static AlertsResponse of(
      String account,
      StoredAlertSettings stored,
      List<Destination> destinations,
      List<AlertQuery.Open> open) {
    var settings = stored.settings();
    return new AlertsResponse(
        account,
        stored.version(),
        settings.muted(),
        settings.digest(),
        settings.quietHours(),
        settings.minSales(),
        destinations,
        open);
  }
}
