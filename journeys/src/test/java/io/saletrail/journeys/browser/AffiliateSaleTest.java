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

/// A merchant's first day with Saletrail.
class AffiliateSaleTest {

  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout(Duration.ofSeconds(60).toMillis());

  @TempDir static Path folder;
  private static Chromium browser;
  private static LocalStack stack;

  @BeforeAll
  static void open() {
    browser = Chromium.startOrSkip();
    StackConfig config = StackConfig.temporary(StackConfig.projectRoot(), folder);
    stack = LocalStack.startTrained(config, new Terminal(System.out));
  }

  @AfterAll
  static void close() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void aSaleThroughAnAffiliateIsCreditedAndItsRefundReversesTheCredit() {
    try (Merchant merchant = new Merchant(browser, stack);
        Buyer adasReader = new Buyer(browser, stack);
        Buyer passerBy = new Buyer(browser, stack)) {

      // I entered my Trackdesk tenant and my token, and pasted two snippets into my shop.
      merchant.signsIn();
      merchant.connects(Shop.TENANT, stack.trackdesk().token(Shop.TENANT));
      assertThat(adasReader.pastedSnippets()).isEqualTo(merchant.snippets());

      // Ada wrote about my mugs. One of her readers bought one.
      adasReader.visitsThrough("ada");
      String checkout = adasReader.choosesTheMug();
      assertThat(checkout).endsWith("?client_reference_id=" + adasReader.clickId());
      adasReader.pays();

      // Seconds later the sale was in Trackdesk, credited to Ada.
      Locator conversion = merchant.conversionAtTrackdesk();
      assertThat(conversion).containsText("APPROVED", PATIENTLY);
      assertThat(conversion).containsText("ada");
      assertThat(conversion).containsText("24.00EUR");
      assertThat(merchant.seesInTheConsole("/conversions", "Approved")).isTrue();

      // The mug broke in transit. I refunded the payment at Stripe, and did nothing else.
      merchant.refundsThePayment();
      assertThat(conversion).containsText("REFUNDED", PATIENTLY);
      assertThat(merchant.seesInTheConsole("/conversions", "Refunded")).isTrue();

      // A visitor without an affiliate bought one, too. It is credited to no affiliate, and the
      // console shows why.
      passerBy.visitsDirectly();
      assertThat(passerBy.choosesTheMug()).doesNotContain("client_reference_id");
      passerBy.pays();
      assertThat(merchant.seesInTheConsole("/not-credited", "24.00")).isTrue();
      assertThat(conversion).hasCount(1);
    }
  }
}
