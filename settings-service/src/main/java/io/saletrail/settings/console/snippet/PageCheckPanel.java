package io.saletrail.settings.console.snippet;

import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.site.pagecheck.FetchFailure;
import io.saletrail.settings.site.pagecheck.Finding;
import io.saletrail.settings.site.pagecheck.PageCheck.Result;
import java.util.List;

/// What a check of a page has shown.
///
/// @param address what was typed
/// @param fault why the page was not seen; empty where it was, or where nobody has asked
/// @param seen where the page was in the end
public record PageCheckPanel(String address, String fault, String seen, List<Badge> lines) {

  private static final String POLICY =
      "The page\u2019s Content Security Policy does not allow it: see \u201cStrict Content"
          + " Security Policy?\u201d under Snippets.";

  static final PageCheckPanel UNASKED = new PageCheckPanel("", "", "", List.of());

  public static PageCheckPanel of(String typed, Result checked) {
    return switch (checked) {
      case Result.Checked(var address, var findings) ->
          new PageCheckPanel(
              typed, "", address, findings.stream().map(PageCheckPanel::line).toList());
      case Result.Failed(var why) -> new PageCheckPanel(typed, fault(why), "", List.of());
    };
  }

  private static String fault(FetchFailure why) {
    return switch (why) {
      case NOT_AN_ADDRESS -> "That is no address of a web page, such as www.example.com/pricing.";
      case NOT_PUBLIC -> "Only pages that everybody can reach are checked, on the usual ports.";
      case UNKNOWN_HOST -> "There is no website of that name.";
      case UNREACHABLE -> "The website did not answer in time, or not securely.";
      case NOT_A_PAGE ->
          "There is no page at that address: the website answered with something else.";
      case TOO_MANY_REDIRECTS -> "The website leads from one address to the next without end.";
      case RATE_LIMITED -> "That was a lot of checks. Try again in a minute.";
    };
  }

  private static Badge line(Finding finding) {
    var detail = finding.detail();
    return switch (finding.kind()) {
      case CLICK_SNIPPET -> new Badge(Badge.GOOD, "The click snippet is there.");
      case CLICK_SNIPPET_INCOMPLETE ->
          new Badge(Badge.BAD, "The click snippet is incomplete: copy it again.");
      case CLICK_SNIPPET_OF_ANOTHER_TENANT ->
          new Badge(
              Badge.BAD,
              "The click snippet is for the tenant \u201c" + detail + "\u201d, not for yours.");
      case CLICK_SNIPPET_MISSING ->
          new Badge(
              Badge.WAITING,
              "The click snippet is not there. It has to be where affiliates send visitors to.");
      case CLICK_SNIPPET_BLOCKED ->
          new Badge(Badge.BAD, "The click snippet is there, but blocked. " + POLICY);
      case PAYMENT_LINK_SNIPPET -> new Badge(Badge.GOOD, "The payment-link snippet is there.");
      case PAYMENT_LINK_SNIPPET_BLOCKED ->
          new Badge(Badge.BAD, "The payment-link snippet is there, but blocked. " + POLICY);
      case PAYMENT_LINK_SNIPPET_MISSING ->
          new Badge(
              Badge.WAITING,
              "The payment-link snippet is not there. It has to be on every page that leads to a payment.");
      case PAYMENT_LINKS ->
          new Badge(
              Badge.GOOD,
              detail.equals("1")
                  ? "One way to a Stripe payment is there."
                  : detail + " ways to a Stripe payment are there.");
      case NO_PAYMENT_LINKS ->
          new Badge(
              Badge.QUIET,
              "No way to a Stripe payment is in the page itself. A script may add some later.");
      case OWN_REFERENCES ->
          new Badge(
              Badge.WAITING,
              detail
                  + " of them with a reference of your own, which stays: those sales are not credited.");
      case ANOTHER_SNIPPET ->
          new Badge(Badge.QUIET, "Another payment-link snippet is there too. That does no harm.");
      case TAG_MANAGER ->
          new Badge(
              Badge.QUIET,
              "The page has a tag manager. What comes through it is seen by opening the page with ?trackdesk_check=1.");
    };
  }
}
