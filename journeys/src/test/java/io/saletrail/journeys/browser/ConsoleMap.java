package io.saletrail.journeys.browser;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All pages of the console, found by following its links, so that new pages are included. Of pages
/// that differ only in an id, one is taken.
final class ConsoleMap {
  /// Downloads, external links, and links with side effects.
  private static final String NO_PAGE = "/|.*(\\.csv.*|/install.*|/live)";

  private ConsoleMap() {}

  /// All pages reachable from these.
  static List<String> pages(ConsoleVisitor visitor, String... from) {
    Map<String, String> found = new LinkedHashMap<>();
    var ahead = new ArrayDeque<>(List.of(from));
    while (!ahead.isEmpty()) {
      var page = ahead.removeFirst();
      if (found.putIfAbsent(kind(page), page) == null) {
        visitor.opens(page).links("a[href^='/']").stream()
            .filter(link -> !link.matches(NO_PAGE))
            .forEach(ahead::add);
      }
    }
    return List.copyOf(found.values());
  }

  /// The path with placeholders for ids.
  static String kind(String address) {
    return address
        .replaceAll("[?#].*", "")
        .replaceAll("acct_\\w+", "{account}")
        .replaceAll("/conversions/[^/]+", "/conversions/{id}")
        .replaceAll("/redrives/[^/]+", "/redrives/{id}");
  }
}
