package io.saletrail.settings.alert;

import io.saletrail.settings.alert.destination.Audience;
import io.saletrail.settings.alert.rules.AlertCause;
import io.saletrail.settings.alert.rules.AlertSettings;
import io.saletrail.settings.alert.rules.OpenProblem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A merchant whose health is compared with what was sent.
///
/// @param name the Tenant ID; the account without one
/// @param since when the first destination was added; empty without one
/// @param open what is open for both audiences
/// @param subjects the latest events that are known
record WatchedMerchant(
    String account,
    String name,
    String timeZone,
    Optional<AlertSettings> settings,
    Optional<Instant> since,
    List<Open> open,
    List<String> subjects) {

  /// An open problem of one audience.
  record Open(UUID id, Audience audience, AlertCause cause, Optional<Instant> absentSince) {}

  ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  AlertSettings settingsOrDefaults() {
    return settings.orElse(AlertSettings.DEFAULTS);
  }

  List<OpenProblem> open(Audience audience) {
    return open.stream()
        .filter(one -> one.audience() == audience)
        .map(one -> new OpenProblem(one.id(), one.cause(), one.absentSince()))
        .toList();
  }
}
