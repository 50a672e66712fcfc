package io.saletrail.settings.access.session;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The kind of browser and system in a `User-Agent`, so that people recognise their sessions. The
/// header itself is not stored.
public final class Device {
  /// The first that occurs: most browsers name their ancestors as well.
  private static final List<String> BROWSERS = List.of("Edg", "OPR", "Firefox", "Chrome", "Safari");

  private static final List<String> SYSTEMS =
      List.of("Android", "iPhone", "iPad", "Windows", "Mac OS X", "CrOS", "Linux");

  private Device() {}

  /// Such as `Firefox, Linux`.
  public static String of(@Nullable String userAgent) {
    var header = userAgent == null ? "" : userAgent;
    return "%s, %s"
        .formatted(
            first(BROWSERS, header).map(Device::browser).orElse("Unknown browser"),
            first(SYSTEMS, header).map(Device::system).orElse("unknown system"));
  }

  private static Optional<String> first(List<String> names, String header) {
    return names.stream().filter(header::contains).findFirst();
  }

  private static String browser(String name) {
    return switch (name) {
      case "Edg" -> "Edge";
      case "OPR" -> "Opera";
      default -> name;
    };
  }

  private static String system(String name) {
    return switch (name) {
      case "Mac OS X" -> "macOS";
      case "CrOS" -> "ChromeOS";
      default -> name;
    };
  }
}
