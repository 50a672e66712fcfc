package io.saletrail.journeys.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.saletrail.journeys.stack.SharedStack;
import io.saletrail.sandbox.mail.CaughtMail;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.state.AccountTerms;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A merchant's first ten minutes: from signing in to the first conversion in Trackdesk, through
/// the console alone.
///
/// With `-Dscreenshots.write=true` screenshots are written to `docs/screenshots`.
@ResourceLock(SharedStack.LOCK)
class OnboardingTest {

  private static final String ACCOUNT = "acct_oak_and_iron";
  private static final String TENANT = "oak-and-iron";
  private static final String TEST_PAGE = "/merchants/" + ACCOUNT + "/test";
  private static final Path SCREENSHOTS = Path.of("../docs/screenshots");

  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout(Duration.ofSeconds(60).toMillis());

  private static Chromium browser;
  private static LocalStack stack;

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.startOrSkip();
    stack = SharedStack.afterTheTour().stack();
  }

  @Test
  void fromSigningInToTheFirstTestConversionThroughTheConsoleAlone() {
    String token = stack.trackdesk().token(TENANT);
    String paymentLink = paymentLinkOfTestMode();
    try (NewMerchant merchant = new NewMerchant(browser, stack);
        MerchantSite site = new MerchantSite();
        SiteVisitor adasReader = new SiteVisitor(browser)) {

      // I signed in and added my Stripe account.
      merchant.signsIn();
      merchant.addsMerchant(ACCOUNT);

      // My first token was invalid, and the page showed it immediately.
      assertThat(merchant.saves(TENANT, "a-token-of-long-ago"))
          .containsText("Token rejected", PATIENTLY);
      writeScreenshotOnRequest(merchant, "token-rejected");
      assertThat(merchant.saves(TENANT, token)).containsText("Token valid", PATIENTLY);

      // I pasted both snippets into the page with my payment link.
      String shop =
          site.show(
              "/stools",
              "<h1>Stools</h1><a id=buy href='%s'>Buy</a>%s"
                  .formatted(paymentLink, merchant.copiesTheSnippets()),
              Map.of());

      // I started the test. It listed the missing steps.
      merchant.startsTheTest();
      assertThat(merchant.step("Trackdesk token valid")).containsText("Done");
      assertThat(merchant.step("Test payments delivered")).containsText("To do");
      merchant.hasTestPaymentsDelivered();
      assertThat(merchant.step("Test payments delivered")).containsText("Done");
      merchant.hasThePageChecked(shop);
      assertThat(merchant.step("Snippets on your page")).containsText("Done");
      assertThat(merchant.step("Webhook received")).containsText("In progress");
      writeScreenshotOnRequest(merchant, "test-in-progress");
      Page page = merchant.console();
      page.evaluate("window.stillTheSamePage = true");

      // I opened my page through Ada's link and paid with Stripe's test card.
      adasReader.visitsThrough("ada", shop);
      String checkout = adasReader.follows("#buy");
      assertThat(checkout).endsWith("?client_reference_id=" + adasReader.clickId());
      adasReader.pays();

      // Without reloading, I saw one step after the other become done.
      assertThat(merchant.steps()).containsText("Test passed.", PATIENTLY);
      assertThat(merchant.step("Conversion created"))
          .containsText("45.00 EUR, credited to the click " + adasReader.clickId());
      assertThat(merchant.step("Conversion shows as TEST in Trackdesk")).containsText("Done");
      assertThat(page.evaluate("window.stillTheSamePage")).isEqualTo(true);

      // The conversion was in Trackdesk.
      assertThat(stack.trackdesk().conversions(TENANT))
          .singleElement()
          .satisfies(
              conversion -> {
                assertThat(conversion.status()).isEqualTo(ConversionStatus.TEST);
                assertThat(conversion.cid().map(Object::toString))
                    .isEqualTo(Optional.of(adasReader.clickId()));
              });
      thePageIsAccessible();
      writeScreenshotOnRequest(merchant, "test-done");

      // After testing I switched test payments off again.
      merchant.hasTestPaymentsLeftOutAgain();
      assertThat(merchant.step("Test payments delivered")).containsText("ignored again");
    }
  }

  /// On a Sunday, when no person looks at the console.
  @Test
  void aTokenThatTrackdeskRejectsIsMailedWithALinkToItsRemedy() {
    var account = "acct_sunday_bakery";
    var address = "anna@sunday-bakery.example";
    var token = stack.trackdesk().token("sunday-bakery");
    stack.stripe().account(AccountTerms.connected(account).named("Sunday Bakery"));
    try (NewMerchant merchant = new NewMerchant(browser, stack)) {
      // I connected my Trackdesk and added my e-mail address. A test arrived.
      merchant.signsIn();
      merchant.addsMerchant(account);
      assertThat(merchant.saves("sunday-bakery", token)).containsText("Token valid", PATIENTLY);
      merchant.getsAlertsAt(address);
      assertThat(merchant.log()).containsText("test alert", PATIENTLY);
      assertThat(merchant.log()).containsText("Sent", PATIENTLY);
      mail(address, "This is a test.");

      // The token became invalid, and a mail said so within a minute.
      merchant.opens("Trackdesk connection");
      merchant.saves("sunday-bakery", "a-token-of-long-ago");
      var mail = mail(address, "Trackdesk token rejected");

      // Its link led to the field of the token.
      var link = mail.text().lines().filter(line -> line.endsWith("#settings")).findFirst();
      merchant.console().navigate(link.orElseThrow());
      assertThat(merchant.console().locator("#settings")).containsText("Token rejected", PATIENTLY);
      assertThat(merchant.saves("sunday-bakery", token)).containsText("Token valid", PATIENTLY);
    }
  }

  /// Waits for a mail with this text.
  private static CaughtMail mail(String address, String text) {
    Supplier<Optional<CaughtMail>> found =
        () ->
            stack.mail().mails().stream()
                .filter(mail -> mail.to().contains(address) && mail.text().contains(text))
                .findFirst();
    Eventually.of(Duration.ofSeconds(60)).until(() -> found.get().isPresent());
    return found.get().orElseThrow();
  }

  /// The merchant already has a product with a payment link in test mode.
  private static String paymentLinkOfTestMode() {
    var stripe = stack.stripe();
    var account = stripe.account(AccountTerms.connected(ACCOUNT).named("Oak & Iron").inTestMode());
    var link = account.paymentLink(Offer.oneOff("Stool", 4500, "eur").withCode("stool"));
    return stripe.baseUri().resolve("/buy/" + link.code()).toString();
  }

  private static void thePageIsAccessible() {
    try (var inLight = onADesktop(ColorScheme.LIGHT);
        var onAPhone = ConsoleVisitor.onAPhone(browser, console())) {
      assertThat(inLight.opens(TEST_PAGE).barriers()).isEmpty();
      assertThat(inLight.barriersInDarkMode()).isEmpty();
      assertThat(inLight.unreachableControls()).isEmpty();
      assertThat(onAPhone.opens(TEST_PAGE).overhang()).isZero();
      assertThat(onAPhone.opens("/merchants/" + ACCOUNT).overhang()).isZero();
    }
  }

  private static void writeScreenshotOnRequest(NewMerchant merchant, String name) {
    if (!Boolean.getBoolean("screenshots.write")) {
      return;
    }
    var path = URI.create(merchant.console().url()).getPath();
    try (var onADesktop = onADesktop(ColorScheme.LIGHT);
        var onAPhone = ConsoleVisitor.onAPhone(browser, console())) {
      onADesktop.opens(path).writeScreenshot(SCREENSHOTS.resolve(name + ".png"));
      onAPhone.opens(path).writeScreenshot(SCREENSHOTS.resolve(name + "-phone.png"));
    }
  }

  private static ConsoleVisitor onADesktop(ColorScheme colours) {
    return ConsoleVisitor.onADesktop(browser, console(), colours);
  }

  private static String console() {
    return stack.ports().address(Program.SETTINGS).toString();
  }
}
