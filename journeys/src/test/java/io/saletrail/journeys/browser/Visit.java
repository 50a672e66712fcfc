package io.saletrail.journeys.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// One visitor after the other on one page of the [MerchantSite]. Stripe's hosts respond with an
/// empty page, so that a test sees the URL that the visitor would have reached.
final class Visit implements AutoCloseable {

  static final String COOKIE = "trakdesk_cid";

  private final MerchantSite site;
  private final BrowserContext context;
  private final Page page;
  private final List<String> errors = new CopyOnWriteArrayList<>();

  Visit(Chromium browser, MerchantSite site) {
    this.site = site;
    this.context = browser.visitor();
    this.page = context.newPage();
    page.onPageError(errors::add);
    context.route(
        "https://*.stripe.com/**",
        route -> route.fulfill(new FulfillOptions().setContentType("text/html").setBody("paid")));
  }

  /// A new visitor: without cookies, with one window, with the pointer in a corner. The script
  /// keeps nothing else, and a window of its own costs more than most tests.
  Visit startsAgain() {
    context.clearCookies();
    context.pages().stream().filter(other -> other != page).forEach(Page::close);
    page.navigate("about:blank");
    page.mouse().move(0, page.viewportSize().height - 1);
    errors.clear();
    return this;
  }

  /// The cookie of a visitor who came through an affiliate.
  static String cookie(String cid) {
    return "{\"tenantId\":\"demo-shop\",\"cid\":\"" + cid + "\"}";
  }

  Visit with(String cookieValue) {
    return with(cookieValue, "/");
  }

  Visit with(String cookieValue, String path) {
    context.addCookies(
        List.of(new Cookie(COOKIE, cookieValue).setDomain("localhost").setPath(path)));
    return this;
  }

  /// Opens a page with this body and the script.
  Visit opens(String body) {
    return opens(body + MerchantSite.tag(""), "/page", Map.of());
  }

  Visit opens(String whole, String path, Map<String, String> headers) {
    page.navigate(site.show(path, whole, headers));
    return this;
  }

  /// Opens a page with this body and the script in check mode.
  Visit checks(String body, Map<String, String> headers) {
    return checks(body, "", headers);
  }

  /// @param attributes of the script's tag
  Visit checks(String body, String attributes, Map<String, String> headers) {
    var whole = body + MerchantSite.tag(attributes);
    page.navigate(site.show("/page", whole, headers) + "?trackdesk_check=1");
    return this;
  }

  /// Runs code in the page, as another script of the merchant would.
  Object runs(String script) {
    return page.evaluate(script);
  }

  Page page() {
    return page;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /// Clicks and returns the URL that the visitor reaches at Stripe.
  String reaches(Runnable step) {
    step.run();
    page.waitForURL("https://*.stripe.com/**");
    return page.url();
  }

  /// Runs the step and returns the URL that the new window reaches.
  String opened(Runnable step) {
    Page other = context.waitForPage(step);
    other.waitForURL("https://*.stripe.com/**");
    return other.url();
  }

  List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void close() {
    context.close();
  }
}
