package io.saletrail.journeys.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.regex.Pattern;

/// A visitor and buyer of a merchant's website, in a separate browser context.
final class SiteVisitor implements AutoCloseable {

  private static final Pattern CID = Pattern.compile("\"cid\":\"([0-9a-f-]{36})\"");

  private final BrowserContext context;
  private final Page page;

  SiteVisitor(Chromium browser) {
    this.context = browser.visitor();
    this.page = context.newPage();
  }

  /// Visits by an affiliate's link and waits for the click's cookie.
  void visitsThrough(String affiliate, String address) {
    page.navigate(address + "?aff=" + affiliate);
    page.waitForFunction("document.cookie.includes('" + Visit.COOKIE + "=')");
  }

  /// The click id in the visitor's cookie.
  String clickId() {
    return context.cookies().stream()
        .filter(cookie -> cookie.name.equals(Visit.COOKIE))
        .map(cookie -> CID.matcher(cookie.value))
        .filter(found -> found.find())
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no click in the cookies"));
  }

  /// Follows a link to Stripe.
  ///
  /// @return the URL of the checkout
  String follows(String link) {
    page.click(link);
    page.locator("#pay").waitFor();
    return page.url();
  }

  /// Pays, and waits until Stripe has completed the session.
  void pays() {
    page.click("#pay");
    page.locator("#pay").waitFor(new WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  @Override
  public void close() {
    context.close();
  }
}
