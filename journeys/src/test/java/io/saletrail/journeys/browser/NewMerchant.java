package io.saletrail.journeys.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import java.time.Duration;

/// A new merchant with nothing but the console.
final class NewMerchant implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final BrowserContext context;
  private final Page console;
  private final String consoleAddress;

  NewMerchant(Chromium browser, LocalStack stack) {
    this.context = browser.visitor();
    context.setDefaultTimeout(LIMIT.toMillis());
    this.console = context.newPage();
    this.consoleAddress = stack.ports().address(Program.SETTINGS).toString();
  }

  void signsIn() {
    console.navigate(consoleAddress);
    press("Development sign-in");
  }

  /// Adds the Stripe account.
  void addsMerchant(String account) {
    console.getByLabel("Stripe account ID").fill(account);
    press("Add merchant");
  }

  /// Fills in the two fields and saves them.
  ///
  /// @return the token's status, which refreshes itself
  Locator saves(String tenant, String personalToken) {
    console.getByLabel("Tenant ID").fill(tenant);
    console.getByLabel("Personal token").fill(personalToken);
    press("Save changes");
    console.getByText("Changes saved.").waitFor();
    return console.locator("#settings [data-live]");
  }

  /// Copies both snippets, as a merchant pastes them.
  String copiesTheSnippets() {
    opens("Snippets");
    return console.locator("#snippet-click").textContent()
        + "\n"
        + console.locator("#snippet-payment-link").textContent();
  }

  void startsTheTest() {
    opens("Test");
    press("Start test");
  }

  void hasTestPaymentsDelivered() {
    press("Deliver test payments as TEST");
  }

  void hasTestPaymentsLeftOutAgain() {
    press("Ignore test payments again");
  }

  void hasThePageChecked(String address) {
    console.getByLabel("Page URL").fill(address);
    press("Check my page");
  }

  /// A step of the guided test, by its heading.
  Locator step(String heading) {
    return console.locator(".steps > li").filter(new Locator.FilterOptions().setHasText(heading));
  }

  /// All steps with their results.
  Locator steps() {
    return console.locator("#steps");
  }

  Page console() {
    return console;
  }

  /// Adds an e-mail address as destination of alerts and sends a test to it.
  void getsAlertsAt(String address) {
    opens("Alerts");
    console.getByLabel("Kind").selectOption("EMAIL");
    console.getByLabel("Address").fill(address);
    press("Add destination");
    console.getByText("Destination added.").waitFor();
    press("Send a test to " + address);
  }

  /// The log of alerts.
  Locator log() {
    return console.locator("#log");
  }

  void opens(String tab) {
    console
        .getByRole(AriaRole.NAVIGATION, new GetByRoleOptions().setName("Merchant"))
        .getByText(tab, new Locator.GetByTextOptions().setExact(true))
        .click();
  }

  private void press(String button) {
    console
        .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  @Override
  public void close() {
    context.close();
  }
}
