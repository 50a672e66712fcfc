package io.saletrail.settings.alert.rules;

import io.saletrail.settings.health.MerchantHealth;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a merchant wants alerts about, and when.
///
/// @param muted causes without alerts; a new cause is never muted
/// @param digest how alerts are collected
/// @param quietHours when none is sent, in the merchant's time zone
/// @param minSales how many sales need attention before there is an alert about them
@Schema(name = "AlertSettings")
public record AlertSettings(
    List<AlertCause> muted, Digest digest, Optional<QuietHours> quietHours, int minSales) {

  public static final AlertSettings DEFAULTS =
      new AlertSettings(List.of(), Digest.IMMEDIATE, Optional.empty(), 1);

  /// How alerts are collected into one message.
  @Schema(name = "AlertDigest")
  public enum Digest {
    /// Each is sent when it happens.
    IMMEDIATE,
    /// At each full hour.
    HOURLY,
    /// At 08:00 in the merchant's time zone.
    DAILY
  }

  /// Alerts of these hours are sent at their end, as one message.
  ///
  /// @param from such as `22:00`
  /// @param to such as `07:00`, on the next day if it is earlier
  @Schema(name = "QuietHours")
  public record QuietHours(String from, String to) {
    LocalTime begin() {
      return LocalTime.parse(from);
    }

    LocalTime end() {
      return LocalTime.parse(to);
    }

    boolean include(LocalTime time) {
      var begun = !time.isBefore(begin());
      var open = time.isBefore(end());
      return begin().isBefore(end()) ? begun && open : begun || open;
    }
  }

  /// The causes that are not muted.
  public Set<AlertCause> wanted() {
    var wanted = EnumSet.allOf(AlertCause.class);
    muted.forEach(wanted::remove);
    return wanted;
  }

  /// The causes that a merchant's health shows.
  public Set<AlertCause> shownBy(MerchantHealth health) {
    var shown = EnumSet.noneOf(AlertCause.class);
    Arrays.stream(AlertCause.values())
        .filter(cause -> cause.problem().filter(health::has).isPresent())
        .filter(cause -> !cause.counted() || health.attention() >= minSales)
        .forEach(shown::add);
    return shown;
  }
}
