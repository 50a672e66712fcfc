package io.saletrail.journeys.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.saletrail.sandbox.shop.Shop;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.StackConfig;
import io.saletrail.stack.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a merchant would tell about the first day with Saletrail.
class AffiliateSaleTest {

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
  void aSaleThroughAnAffiliateIsCreditedAndItsRefundTakesTheCreditBack() {
    try (Merchant merchant = new Merchant(browser, house);
        Buyer adasReader = new Buyer(browser, house);
        Buyer passerBy = new Buyer(browser, house)) {

      // I entered my Trackdesk tenant and my token, and pasted two snippets into my shop.
      merchant.signsIn();
      merchant.connects(Shop.TENANT, house.trackdesk().token(Shop.TENANT));
      assertThat(adasReader.pastedSnippets()).isEqualTo(merchant.snippets());

      // Ada wrote about my mugs. One of her readers came and bought one.
      adasReader.comesThrough("ada");
      String checkout = adasReader.choosesTheMug();
      assertThat(checkout).endsWith("?client_reference_id=" + adasReader.clickId());
      adasReader.pays();

      // A moment later the sale stood in Trackdesk, and it was Ada's.
      Locator conversion = merchant.conversionAtTrackdesk();
      assertThat(conversion).containsText("APPROVED", PATIENTLY);
      assertThat(conversion).containsText("ada");
      assertThat(conversion).containsText("24.00EUR");
      assertThat(merchant.readsInTheConsole("/conversions", "Approved")).isTrue();

      // The mug broke on its way. I gave the money back at Stripe, and did nothing else.
      merchant.refundsThePayment();
      assertThat(conversion).containsText("REFUNDED", PATIENTLY);
      assertThat(merchant.readsInTheConsole("/conversions", "Refunded")).isTrue();

      // Somebody whom nobody had sent bought one too. Nobody is paid for that, and I can
      // read why.
      passerBy.comesAlone();
      assertThat(passerBy.choosesTheMug()).doesNotContain("client_reference_id");
      passerBy.pays();
      assertThat(merchant.readsInTheConsole("/not-credited", "24.00")).isTrue();
      assertThat(conversion).hasCount(1);
    }
  }
}
