package io.saletrail.journeys.browser;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every page of the console, found through its own links, so that no new page escapes. Of pages
/// that differ in an id alone there is one.
final class ConsoleMap {
  /// Files, ways out, and what changes something.
  private static final String NO_PAGE = "/|.*(\\.csv.*|/install.*|/live)";

  private ConsoleMap() {}

  /// The pages that are reached from these.
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

  /// What an address leads to, whoever's it is.
  static String kind(String address) {
    return address
        .replaceAll("[?#].*", "")
        .replaceAll("acct_\\w+", "{account}")
        .replaceAll("/conversions/[^/]+", "/conversions/{id}")
        .replaceAll("/redrives/[^/]+", "/redrives/{id}");
  }
}
