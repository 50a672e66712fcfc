package io.saletrail.settings.console.test;

import io.saletrail.settings.console.snippet.PageCheckPanel;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.guidedtest.PageSeen;
import io.saletrail.settings.pagecheck.Finding;
import io.saletrail.settings.pagecheck.PageCheck.Checked;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/// A check of a page as the guided test keeps it.
final class SeenPage {
  private static final int MAX_ADDRESS = 2000;

  private static final Set<Finding.What> NEEDED =
      Set.of(Finding.What.CLICK_SNIPPET, Finding.What.PAYMENT_LINK_SNIPPET);

  private SeenPage() {}

  static PageSeen of(String typed, Checked checked, Instant at) {
    var words = PageCheckPanel.of(typed, checked);
    return switch (checked) {
      case Checked.Unseen _ -> seen(typed, PageSeen.Outcome.UNSEEN, words.fault(), at);
      case Checked.Seen(var address, var findings) -> {
        var found = findings.stream().map(Finding::what).collect(Collectors.toSet());
        yield found.containsAll(NEEDED)
            ? seen(address, PageSeen.Outcome.READY, "", at)
            : seen(address, PageSeen.Outcome.LACKING, lacking(words), at);
      }
    };
  }

  private static String lacking(PageCheckPanel words) {
    return words.lines().stream()
        .filter(line -> line.tone().equals(Badge.WAITING) || line.tone().equals(Badge.BAD))
        .map(Badge::text)
        .collect(Collectors.joining(" "));
  }

  private static PageSeen seen(String page, PageSeen.Outcome outcome, String words, Instant at) {
    return new PageSeen(
        cut(page.strip(), MAX_ADDRESS), outcome, cut(words, PageSeen.MAX_FINDINGS), at);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
