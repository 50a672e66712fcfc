package io.saletrail.settings.console.test;

import io.saletrail.settings.console.snippet.PageCheckPanel;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.request.guidedtest.PageCheckResult;
import io.saletrail.settings.site.pagecheck.Finding;
import io.saletrail.settings.site.pagecheck.FindingKind;
import io.saletrail.settings.site.pagecheck.PageCheck.Result;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/// Converts a page check to the form that the guided test stores.
final class PageCheckTexts {
  private static final int MAX_ADDRESS = 2000;

  private static final Set<FindingKind> NEEDED =
      Set.of(FindingKind.CLICK_SNIPPET, FindingKind.PAYMENT_LINK_SNIPPET);

  private PageCheckTexts() {}

  static PageCheckResult of(String typed, Result checked, Instant at) {
    var panel = PageCheckPanel.of(typed, checked);
    return switch (checked) {
      case Result.Failed _ -> seen(typed, PageCheckResult.Outcome.UNREACHABLE, panel.error(), at);
      case Result.Checked(var address, var findings) -> {
        var found = findings.stream().map(Finding::kind).collect(Collectors.toSet());
        yield found.containsAll(NEEDED)
            ? seen(address, PageCheckResult.Outcome.READY, "", at)
            : seen(address, PageCheckResult.Outcome.INCOMPLETE, missing(panel), at);
      }
    };
  }

  private static String missing(PageCheckPanel panel) {
    return panel.lines().stream()
        .filter(line -> line.tone().equals(Badge.WAITING) || line.tone().equals(Badge.BAD))
        .map(Badge::text)
        .collect(Collectors.joining(" "));
  }

  private static PageCheckResult seen(
      String page, PageCheckResult.Outcome outcome, String findings, Instant at) {
    return new PageCheckResult(
        cut(page.strip(), MAX_ADDRESS), outcome, cut(findings, PageCheckResult.MAX_FINDINGS), at);
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit);
  }
}
