package io.saletrail.settings.alert;

import io.saletrail.settings.alert.rules.AlertSettings;
import java.util.Optional;

/// A merchant's settings of alerts.
///
/// @param version counts changes from 1; 0 are the defaults
public record StoredAlertSettings(long version, AlertSettings settings) {
  public static StoredAlertSettings of(Optional<StoredAlertSettings> saved) {
    return saved.orElseGet(() -> new StoredAlertSettings(0, AlertSettings.DEFAULTS));
  }
}
