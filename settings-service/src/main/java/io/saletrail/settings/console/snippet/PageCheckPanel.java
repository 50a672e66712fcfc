package io.saletrail.settings.console.snippet;

import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.site.pagecheck.FetchFailure;
import io.saletrail.settings.site.pagecheck.Finding;
import io.saletrail.settings.site.pagecheck.PageCheck.Result;
import java.util.List;

/// The result of a page check.
///
/// @param address the URL as entered
/// @param error why the page could not be read; empty if it was read, or without a check
/// @param seen the URL after redirects
public record PageCheckPanel(String address, String error, String seen, List<Badge> lines) {

  private static final String POLICY =
      "The page\u2019s Content Security Policy does not allow it. See \u201cStrict Content Security Policy?\u201d under Snippets.";

  static final PageCheckPanel NOT_CHECKED = new PageCheckPanel("", "", "", List.of());

  public static PageCheckPanel of(String typed, Result checked) {
    return switch (checked) {
      case Result.Checked(var address, var findings) ->
          new PageCheckPanel(
              typed, "", address, findings.stream().map(PageCheckPanel::line).toList());
      case Result.Failed(var why) -> new PageCheckPanel(typed, error(why), "", List.of());
    };
  }

  private static String error(FetchFailure why) {
    return switch (why) {
      case NOT_AN_ADDRESS -> "Enter the URL of a web page, such as www.example.com/pricing.";
      case NOT_PUBLIC -> "Enter a public URL with a standard port (80 or 443).";
      case UNKNOWN_HOST -> "No website found at this host name.";
      case UNREACHABLE ->
          "The website did not respond in time, or its HTTPS certificate is invalid.";
      case NOT_A_PAGE -> "This URL does not return a web page.";
      case TOO_MANY_REDIRECTS -> "Too many redirects.";
      case TOO_COMPLEX -> "This page is too complex to check.";
      case RATE_LIMITED -> "Too many checks. Try again in a minute.";
    };
  }

  private static Badge line(Finding finding) {
    var detail = finding.detail();
    return switch (finding.kind()) {
      case CLICK_SNIPPET -> new Badge(Badge.GOOD, "Click snippet found.");
      case CLICK_SNIPPET_INCOMPLETE ->
          new Badge(Badge.BAD, "The click snippet is incomplete. Copy it again.");
      case CLICK_SNIPPET_OF_ANOTHER_TENANT ->
          new Badge(
              Badge.BAD,
              "The click snippet is for the tenant \u201c"
                  + detail
                  + "\u201d, not for yours. Copy it again.");
      case CLICK_SNIPPET_MISSING ->
          new Badge(
              Badge.WAITING,
              "Click snippet not found. Add it to the pages that affiliates link to.");
      case CLICK_SNIPPET_BLOCKED ->
          new Badge(Badge.BAD, "Click snippet found, but blocked. " + POLICY);
      case PAYMENT_LINK_SNIPPET -> new Badge(Badge.GOOD, "Payment-link snippet found.");
      case PAYMENT_LINK_SNIPPET_BLOCKED ->
          new Badge(Badge.BAD, "Payment-link snippet found, but blocked. " + POLICY);
      case PAYMENT_LINK_SNIPPET_MISSING ->
          new Badge(
              Badge.WAITING,
              "Payment-link snippet not found. Add it to every page with a link to a Stripe payment.");
      case PAYMENT_LINKS ->
          new Badge(
              Badge.GOOD,
              detail.equals("1")
                  ? "1 Stripe link or button found."
                  : detail + " Stripe links or buttons found.");
      case NO_PAYMENT_LINKS ->
          new Badge(
              Badge.QUIET,
              "No Stripe link or button found in the page source. A script may add one later.");
      case OWN_REFERENCES ->
          new Badge(
              Badge.WAITING,
              detail
                  + " of them with your own client_reference_id, which is kept. These sales are not credited.");
      case ANOTHER_SNIPPET ->
          new Badge(Badge.QUIET, "Another payment-link snippet found. The two do not conflict.");
      case TAG_MANAGER ->
          new Badge(
              Badge.QUIET,
              "The page uses a tag manager. To check what it loads, add ?trackdesk_check=1 to the URL.");
    };
  }
}
