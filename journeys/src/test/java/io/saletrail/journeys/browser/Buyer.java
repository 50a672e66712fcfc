package io.saletrail.journeys.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.saletrail.stack.LocalStack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A visitor of the shop, in a separate browser context.
final class Buyer implements AutoCloseable {

  private static final Pattern CID = Pattern.compile("\"cid\":\"([0-9a-f-]{36})\"");

  private final BrowserContext context;
  private final Page page;
  private final String shop;

  Buyer(Chromium browser, LocalStack stack) {
    this.context = browser.visitor();
    this.page = context.newPage();
    this.shop = stack.ports().sandboxAddress() + "/shop";
  }

  void visitsThrough(String affiliate) {
    page.navigate(shop + "?aff=" + affiliate);
    page.locator("#mug-link mark").waitFor();
  }

  void visitsDirectly() {
    page.navigate(shop);
  }

  /// The click id in the buyer's cookie.
  String clickId() {
    String value =
        context.cookies().stream()
            .filter(cookie -> cookie.name.equals(Visit.COOKIE))
            .map((Cookie cookie) -> cookie.value)
            .findFirst()
            .orElseThrow();
    Matcher cid = CID.matcher(value);
    if (!cid.find()) {
      throw new AssertionError("no click in the cookie: " + value);
    }
    return cid.group(1);
  }

  /// Follows the payment link.
  ///
  /// @return the URL of the checkout
  String choosesTheMug() {
    page.click("#buy-mug");
    page.locator("#pay").waitFor();
    return page.url();
  }

  void pays() {
    page.click("#pay");
    page.waitForURL("**/shop/thanks");
  }

  /// The snippets in the shop's page, as pasted from the console.
  String pastedSnippets() {
    String source = context.request().get(shop).text();
    int begin = source.indexOf("-->", source.indexOf("Copied from the console")) + 3;
    int end = source.indexOf("<!-- to here");
    return source.substring(begin, end).strip();
  }

  @Override
  public void close() {
    context.close();
  }
}
