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

/// The owner of the shop, with three tabs: the console, Stripe and Trackdesk.
final class Merchant implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final BrowserContext context;
  private final Page console;
  private final Page stripe;
  private final Page trackdesk;
  private final String consoleAddress;
  private final String sandboxAddress;

  Merchant(Chromium browser, LocalStack stack) {
    this(browser.visitor(), stack);
  }

  private Merchant(BrowserContext context, LocalStack stack) {
    this.context = context;
    context.setDefaultTimeout(LIMIT.toMillis());
    this.console = context.newPage();
    this.stripe = context.newPage();
    this.trackdesk = context.newPage();
    this.consoleAddress = stack.ports().address(Program.SETTINGS).toString();
    this.sandboxAddress = stack.ports().sandboxAddress().toString();
  }

  /// A merchant with JavaScript disabled.
  static Merchant withoutScripts(Chromium browser, LocalStack stack) {
    NewContextOptions options = new NewContextOptions().setJavaScriptEnabled(false);
    return new Merchant(browser.visitor(options), stack);
  }

  void signsIn() {
    console.navigate(consoleAddress);
    press(console, "Development sign-in");
  }

  /// Fills in the two required fields.
  void connects(String tenant, String personalToken) {
    console.getByLabel("Stripe account ID").fill(Shop.ACCOUNT);
    press(console, "Add merchant");
    console.getByLabel("Tenant ID").fill(tenant);
    console.getByLabel("Personal token").fill(personalToken);
    press(console, "Save changes");
    console.getByText("Changes saved.").waitFor();
  }

  /// Presses Check Now on the settings page.
  ///
  /// @return the part of the page with the checks
  Locator pressesCheckNow() {
    console.navigate(consoleAddress + "/merchants/" + Shop.ACCOUNT);
    press(console, "Check Now");
    return console.locator("#checks");
  }

  /// Presses Check Now on another page of the console, as a colleague would.
  ///
  /// @return the part of that page with the checks
  Locator pressesCheckNowOnAnotherPage() {
    Page other = context.newPage();
    other.navigate(consoleAddress + "/merchants/" + Shop.ACCOUNT);
    press(other, "Check Now");
    return other.locator("#checks");
  }

  Page console() {
    return console;
  }

  /// The snippets that the console offers to copy.
  String snippets() {
    console
        .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Snippets").setExact(true))
        .click();
    return console.locator("#snippet-click").textContent()
        + "\n"
        + console.locator("#snippet-payment-link").textContent();
  }

  /// The row of the only conversion at Trackdesk; the page refreshes itself.
  Locator conversionAtTrackdesk() {
    trackdesk.navigate(sandboxAddress + "/trackdesk/" + Shop.TENANT);
    return trackdesk.locator("#conversions tr");
  }

  void refundsThePayment() {
    stripe.navigate(sandboxAddress + "/stripe/dashboard/" + Shop.ACCOUNT);
    press(stripe, "Refund");
  }

  /// Reloads a page of the console until it contains this text.
  boolean seesInTheConsole(String path, String words) {
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
