package io.saletrail.settings.merchant;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The time zones that a merchant can choose: the regions of the time zone database, which browsers
/// and PostgreSQL know as well, and UTC.
public final class TimeZones {
  public static final ZoneId DEFAULT = ZoneId.of("UTC");

  private static final Pattern REGION =
      Pattern.compile(
          "(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

  /// By name, UTC first.
  public static final List<String> ALL = all();

  private TimeZones() {}

  private static List<String> all() {
    var regions =
        ZoneId.getAvailableZoneIds().stream().filter(REGION.asMatchPredicate()).sorted().toList();
    return Stream.concat(Stream.of(DEFAULT.getId()), regions.stream()).toList();
  }

  /// The error of a time zone; empty when it is valid.
  static Optional<String> fault(String zone) {
    return ALL.contains(zone)
        ? Optional.empty()
        : Optional.of("Choose a time zone, such as UTC, Europe/Berlin or America/New_York.");
  }

  /// The time zone of these settings.
  public static ZoneId of(Optional<SettingsResponse> settings) {
    return settings.map(known -> ZoneId.of(known.timeZone())).orElse(DEFAULT);
  }
}
