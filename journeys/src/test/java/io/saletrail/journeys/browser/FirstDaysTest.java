package io.saletrail.journeys.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.saletrail.journeys.stack.UnlimitedStack;
import io.saletrail.sandbox.shop.Shop;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A merchant's first days with Saletrail, in this order: an affiliate's sale, and then a sale
/// whose webhooks get lost, so that the merchant presses Check Now.
@ResourceLock(UnlimitedStack.LOCK)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstDaysTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout(PATIENCE.toMillis());

  private static Chromium browser;
  private static LocalStack stack;

  @BeforeAll
  static void open() {
    browser = Chromium.startOrSkip();
    stack = UnlimitedStack.running();
  }

  @AfterEach
  void behave() {
    if (stack != null) {
      stack.stripe().api().behave();
      stack.stripe().webhooks().faults().behave();
    }
  }

  @Test
  @Order(1)
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

      // The first check covered the past; later ones find what webhooks miss.
      assertThat(merchant.seesInTheConsole("", "nothing missed")).isTrue();
    }
  }

  @Test
  @Order(2)
  void checkNowRecoversASaleWhoseWebhooksAreLostAndShowsItsProgress() {
    try (Merchant merchant = new Merchant(browser, stack);
        Buyer buyer = new Buyer(browser, stack)) {
      List<String> complaints = new CopyOnWriteArrayList<>();
      List<String> streams = new CopyOnWriteArrayList<>();
      merchant.console().onPageError(complaints::add);
      merchant
          .console()
          .onConsoleMessage(
              message -> {
                if (message.type().equals("error")) {
                  complaints.add(message.text());
                }
              });
      merchant
          .console()
          .onRequest(
              request -> {
                if (request.resourceType().equals("eventsource")) {
                  streams.add(request.url());
                }
              });
      merchant.signsIn();

      // No webhook arrived that day, and one of Ada's readers bought a mug.
      stack.stripe().webhooks().faults().drop(true);
      buyer.visitsThrough("ada");
      buyer.choosesTheMug();
      buyer.pays();

      // I pressed Check Now and watched it ask Stripe, read events and count them.
      stack.stripe().api().hold("/v1/events");
      Locator checks = merchant.pressesCheckNow();
      merchant.console().evaluate("window.stillTheSamePage = true");
      assertThat(checks).containsText("Connecting to Stripe…");
      stack.stripe().api().hold("/v1/checkout/sessions");
      assertThat(checks).containsText("Reading events…", PATIENTLY);

      // My colleague pressed it, too, and we saw the same check.
      int listed = checks.getByText("Check Now ·").count();
      Locator colleagues = merchant.pressesCheckNowOnAnotherPage();
      assertThat(colleagues.locator(".in-progress")).hasCount(1);
      assertThat(colleagues.getByText("Check Now ·")).hasCount(listed);
      stack.stripe().api().behave();

      // It listed the recovered sale with its amount.
      Locator found = checks.locator(".recovered a");
      assertThat(found.first()).isVisible(new IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
      assertThat(found).hasCount(1);
      assertThat(checks.locator(".recovered")).containsText("24.00 EUR, credited", PATIENTLY);
      assertThat(merchant.console().evaluate("window.stillTheSamePage")).isEqualTo(true);
      assertThat(streams).hasSize(1);

      // The sale linked to its timeline.
      found.click();
      assertThat(merchant.console().locator("main")).containsText("Timeline");
      assertThat(merchant.console().locator("main")).containsText("24.00");
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  @Order(3)
  void withoutScriptsThePageShowsTheChecksProgressOnEachLoad() {
    try (Merchant merchant = Merchant.withoutScripts(browser, stack)) {
      merchant.signsIn();

      Locator latest = merchant.pressesCheckNow().locator("li").first();
      assertThat(latest).containsText("Check Now");

      // A browser without scripts follows the refresh; one with blocked scripts does not.
      assertThat(merchant.console().content()).contains("<noscript><meta http-equiv=\"refresh\"");
      boolean complete =
          Eventually.of(PATIENCE)
              .until(
                  () -> {
                    merchant.console().reload();
                    return latest.textContent().contains("Complete");
                  });
      assertThat(complete).isTrue();
    }
  }
}
