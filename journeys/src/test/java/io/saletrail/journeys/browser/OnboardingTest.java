package io.saletrail.journeys.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.saletrail.sandbox.stripe.ledger.AccountTerms;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.StackConfig;
import io.saletrail.stack.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a merchant would tell about the first ten minutes, from an empty house to the first sale in
/// Trackdesk: all of it through the console.
///
/// With `-Dscreenshots.write=true` the pages are photographed for `docs/screenshots`.
class OnboardingTest {

  private static final String ACCOUNT = "acct_newcomer";
  private static final String TENANT = "oak-and-iron";
  private static final String TEST_PAGE = "/merchants/" + ACCOUNT + "/test";
  private static final Path SCREENSHOTS = Path.of("../docs/screenshots");

  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout(Duration.ofSeconds(60).toMillis());

  @TempDir static Path folder;
  private static Chromium browser;
  private static LocalStack house;

  @BeforeAll
  static void open() {
    browser = Chromium.startOrSkip();
    StackConfig plan = StackConfig.passing(StackConfig.projectRoot(), folder);
    house = LocalStack.start(plan, new Terminal(System.out));
  }

  @AfterAll
  static void close() {
    if (house != null) {
      house.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void fromAnEmptyHouseToTheFirstTestConversionThroughTheConsoleAlone() {
    String token = house.trackdesk().token(TENANT);
    String paymentLink = paymentLinkOfTestMode();
    try (NewMerchant merchant = new NewMerchant(browser, house);
        MerchantSite site = new MerchantSite();
        SiteVisitor adasReader = new SiteVisitor(browser)) {

      // I signed in and named my Stripe account.
      merchant.signsIn();
      merchant.begins(ACCOUNT);

      // The first token that I pasted was the wrong one, and the page said so at once.
      assertThat(merchant.saves(TENANT, "a-token-of-long-ago"))
          .containsText("Token rejected", PATIENTLY);
      photographWhenAskedFor(merchant, "token-refused");
      assertThat(merchant.saves(TENANT, token))
          .containsText("Token valid", PATIENTLY);

      // I pasted two snippets into the page with my payment link.
      String shop =
          site.show(
              "/stools",
              "<h1>Stools</h1><a id=buy href='%s'>Buy</a>%s"
                  .formatted(paymentLink, merchant.copiesTheSnippets()),
              Map.of());

      // Then I began the test. It told me what was still missing, one thing after the other.
      merchant.startsTheTest();
      assertThat(merchant.step("Trackdesk token valid")).containsText("Done");
      assertThat(merchant.step("Test payments delivered")).containsText("To do");
      merchant.hasTestPaymentsDelivered();
      assertThat(merchant.step("Test payments delivered")).containsText("Done");
      merchant.hasThePageChecked(shop);
      assertThat(merchant.step("Snippets on your page")).containsText("Done");
      assertThat(merchant.step("Webhook received")).containsText("In progress");
      photographWhenAskedFor(merchant, "test-under-way");
      Page page = merchant.console();
      page.evaluate("window.stillTheSamePage = true");

      // I opened my page through Ada's link and paid with Stripe's test card.
      adasReader.comesThrough("ada", shop);
      String checkout = adasReader.follows("#buy");
      assertThat(checkout).endsWith("?client_reference_id=" + adasReader.clickId());
      adasReader.pays();

      // I only had to watch: one step after the other was done.
      assertThat(merchant.steps()).containsText("Test passed.", PATIENTLY);
      assertThat(merchant.step("Conversion created"))
          .containsText("45.00 EUR, credited to click " + adasReader.clickId());
      assertThat(merchant.step("Conversion shows as TEST in Trackdesk")).containsText("Done");
      assertThat(page.evaluate("window.stillTheSamePage")).isEqualTo(true);

      // And there it stood.
      assertThat(house.trackdesk().conversions(TENANT))
          .singleElement()
          .satisfies(
              conversion -> {
                assertThat(conversion.status()).isEqualTo(ConversionStatus.TEST);
                assertThat(conversion.cid().map(Object::toString))
                    .isEqualTo(Optional.of(adasReader.clickId()));
              });
      everybodyCanUseThePage();
      photographWhenAskedFor(merchant, "test-done");

      // Done with testing, I switched it off again.
      merchant.hasTestPaymentsLeftOutAgain();
      assertThat(merchant.step("Test payments delivered")).containsText("ignored again");
    }
  }

  /// At Stripe the merchant has a product already, and a payment link of the test mode.
  private static String paymentLinkOfTestMode() {
    var stripe = house.stripe();
    var account = stripe.account(AccountTerms.connected(ACCOUNT).named("Oak & Iron").inTestMode());
    var link = account.paymentLink(Offer.oneOff("Stool", 4500, "eur").withCode("stool"));
    return stripe.baseUri().resolve("/buy/" + link.code()).toString();
  }

  private static void everybodyCanUseThePage() {
    try (var inLight = desk(ColorScheme.LIGHT);
        var inTheDark = desk(ColorScheme.DARK);
        var onAPhone = ConsoleVisitor.onAPhone(browser, console())) {
      assertThat(inLight.opens(TEST_PAGE).obstacles()).isEmpty();
      assertThat(inTheDark.opens(TEST_PAGE).obstacles()).isEmpty();
      assertThat(inLight.opens(TEST_PAGE).outOfReach()).isEmpty();
      assertThat(onAPhone.opens(TEST_PAGE).overhang()).isZero();
      assertThat(onAPhone.opens("/merchants/" + ACCOUNT).overhang()).isZero();
    }
  }

  private static void photographWhenAskedFor(NewMerchant merchant, String name) {
    if (!Boolean.getBoolean("screenshots.write")) {
      return;
    }
    var path = URI.create(merchant.console().url()).getPath();
    try (var atADesk = desk(ColorScheme.LIGHT);
        var onAPhone = ConsoleVisitor.onAPhone(browser, console())) {
      atADesk.opens(path).photograph(SCREENSHOTS.resolve(name + ".png"));
      onAPhone.opens(path).photograph(SCREENSHOTS.resolve(name + "-phone.png"));
    }
  }

  private static ConsoleVisitor desk(ColorScheme colours) {
    return ConsoleVisitor.atADesk(browser, console(), colours);
  }

  private static String console() {
    return house.ports().address(Program.SETTINGS).toString();
  }
}
