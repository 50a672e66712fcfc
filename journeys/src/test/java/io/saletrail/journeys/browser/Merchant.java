package io.saletrail.journeys.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.saletrail.sandbox.shop.Shop;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import java.time.Duration;

/// The owner of the shop, with three tabs open: the console, Stripe and Trackdesk.
final class Merchant implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final BrowserContext context;
  private final Page console;
  private final Page stripe;
  private final Page trackdesk;
  private final String consoleAddress;
  private final String sandboxAddress;

  Merchant(Chromium browser, LocalStack house) {
    this(browser.visitor(), house);
  }

  private Merchant(BrowserContext context, LocalStack house) {
    this.context = context;
    context.setDefaultTimeout(LIMIT.toMillis());
    this.console = context.newPage();
    this.stripe = context.newPage();
    this.trackdesk = context.newPage();
    this.consoleAddress = house.ports().address(Program.SETTINGS).toString();
    this.sandboxAddress = house.ports().sandboxAddress().toString();
  }

  /// Somebody who has switched scripts off.
  static Merchant withoutScripts(Chromium browser, LocalStack house) {
    NewContextOptions options = new NewContextOptions().setJavaScriptEnabled(false);
    return new Merchant(browser.visitor(options), house);
  }

  void signsIn() {
    console.navigate(consoleAddress);
    press(console, "Development sign-in");
  }

  /// Fills in the two fields that Saletrail needs.
  void connects(String tenant, String personalToken) {
    console.getByLabel("Stripe account ID").fill(Shop.ACCOUNT);
    press(console, "Add merchant");
    console.getByLabel("Tenant ID").fill(tenant);
    console.getByLabel("Personal token").fill(personalToken);
    press(console, "Save changes");
    console.getByText("Changes saved.").waitFor();
  }

  /// Presses Check Now on the page of the settings.
  ///
  /// @return the part of the page that shows how checks stand
  Locator checksNow() {
    console.navigate(consoleAddress + "/merchants/" + Shop.ACCOUNT);
    press(console, "Check Now");
    return console.locator("#checks");
  }

  /// Presses Check Now on another page of the console, as a colleague would.
  ///
  /// @return how checks stand there
  Locator checksNowOnAnotherPage() {
    Page other = context.newPage();
    other.navigate(consoleAddress + "/merchants/" + Shop.ACCOUNT);
    press(other, "Check Now");
    return other.locator("#checks");
  }

  /// The page of the console that stands open.
  Page console() {
    return console;
  }

  /// What the console offers to copy.
  String snippets() {
    console
        .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Snippets").setExact(true))
        .click();
    return console.locator("#snippet-click").textContent()
        + "\n"
        + console.locator("#snippet-payment-link").textContent();
  }

  /// The row of the only conversion at Trackdesk; the page keeps itself up to date.
  Locator conversionAtTrackdesk() {
    trackdesk.navigate(sandboxAddress + "/trackdesk/" + Shop.TENANT);
    return trackdesk.locator("#conversions tr");
  }

  void refundsThePayment() {
    stripe.navigate(sandboxAddress + "/stripe/dashboard/" + Shop.ACCOUNT);
    press(stripe, "Refund");
  }

  /// Looks at a page of the console, again and again, for these words.
  boolean readsInTheConsole(String path, String words) {
    console.navigate(consoleAddress + "/merchants/" + Shop.ACCOUNT + path);
    return Eventually.of(LIMIT)
        .until(
            () -> {
              console.reload();
              return console.locator("main").textContent().contains(words);
            });
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true)).click();
  }

  @Override
  public void close() {
    context.close();
  }
}
