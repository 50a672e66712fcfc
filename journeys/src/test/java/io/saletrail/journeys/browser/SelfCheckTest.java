package io.saletrail.journeys.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.saletrail.journeys.browser.Visit.cookie;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A merchant opens a page with `?trackdesk_check=1` and sees what the payment-link script does
/// there.
class SelfCheckTest {

  private static final String CID = "0b2f7a3e-5c1d-4e8f-9a6b-7c8d9e0f1a2b";
  private static final String WAYS =
      """
      <a href='https://buy.stripe.com/abc'>Buy</a>
      <a href='https://donate.stripe.com/own?client_reference_id=order-7'>Donate</a>
      <form action='https://book.stripe.com/def'><button>Book</button></form>
      <stripe-buy-button buy-button-id=x></stripe-buy-button>
      <stripe-pricing-table pricing-table-id=x></stripe-pricing-table>
      <a href='https://example.com/'>Elsewhere</a>""";

  private static MerchantSite site;
  private static Visit visit;

  @BeforeAll
  static void open() {
    var browser = Chromium.startOrSkip();
    site = new MerchantSite();
    visit = new Visit(browser, site);
  }

  @AfterAll
  static void close() {
    if (visit != null) {
      visit.close();
      site.close();
    }
  }

  @BeforeEach
  void startVisit() {
    visit.startsAgain();
  }

  @AfterEach
  void thePageHasNoErrors() {
    assertThat(visit.errors()).isEmpty();
  }

  @Test
  void everyPaymentLinkIsListedWithItsState() {
    visit.with(cookie(CID)).checks(WAYS, Map.of());

    assertThat(lines())
        .containsText(
            new String[] {
              "snippet is running",
              "click snippet not found",
              "Click ID of this visitor: " + CID,
              "buy.stripe.com/abc: has the click ID",
              "donate.stripe.com/own: has your own client_reference_id",
              "Form to book.stripe.com/def: gets the click ID",
              "Buy button: has the click ID",
              "Pricing table: has the click ID"
            });
  }

  @Test
  void withoutAClickTheCheckShowsHowToGetOne() {
    visit.checks(WAYS, Map.of());

    assertThat(lines().nth(2)).containsText("Open this page through an affiliate's link");
    assertThat(lines().nth(3)).containsText("waiting for a click ID");
  }

  @Test
  void aBrokenCookieIsReported() {
    visit.with("{broken").checks(WAYS, Map.of());

    assertThat(lines().nth(2)).containsText("has no click ID");
  }

  @Test
  void aPageWithoutPaymentLinksIsReportedAndLaterLinksAreFound() {
    visit.with(cookie(CID)).checks("<main></main>", Map.of());
    assertThat(lines().last()).containsText("No Stripe payment link");

    visit.runs(
        "document.querySelector('main').innerHTML = `<a href=https://buy.stripe.com/abc>Buy</a>`");

    assertThat(lines().last()).containsText("buy.stripe.com/abc: has the click ID");
  }

  @Test
  void aStrictPolicyThatAllowsTheScriptAllowsTheCheck() {
    visit
        .with(cookie(CID))
        .checks(WAYS, Map.of("content-security-policy", "default-src 'none'; script-src 'self'"));

    assertThat(lines()).hasCount(8);
    assertThat(visit.find("#trackdesk-check section")).hasCSS("position", "fixed");
  }

  @Test
  void aPolicyWithANonceAllowsTheCheckOfAScriptThatHasOne() {
    var headers = Map.of("content-security-policy", "script-src 'nonce-abc'");
    visit.with(cookie(CID)).checks(WAYS, "nonce=abc", headers);

    assertThat(lines()).hasCount(8);
  }

  @Test
  void aUrlOfThePageItselfIsNoPaymentLink() {
    var domains = "data-payment-domains='%s/page'".formatted(site.host());
    visit
        .with(cookie(CID))
        .checks("<a href='#faq'>Faq</a><a href='?tab=2'>Tab</a>", domains, Map.of());

    assertThat(lines().last()).containsText("No Stripe payment link");
  }

  @Test
  void linksInShadowTreesAndOnButtonsAreListed() {
    var ways =
        """
        <my-shop><template shadowrootmode=open>
          <a href='https://buy.stripe.com/abc'>Buy</a>
        </template></my-shop>
        <form action='/cart'><button formaction='https://book.stripe.com/def'>Book</button></form>""";
    visit.with(cookie(CID)).checks(ways, Map.of());

    assertThat(lines().nth(3)).containsText("book.stripe.com/def: gets the click ID");
    assertThat(lines().nth(4)).containsText("buy.stripe.com/abc: has the click ID");
  }

  @Test
  void theCheckIsClosedWithAKey() {
    visit.with(cookie(CID)).checks(WAYS, Map.of());

    visit.find("#trackdesk-check button").press("Enter");

    assertThat(visit.find("#trackdesk-check")).hasCount(0);
  }

  @Test
  void theCheckIsHiddenWithoutItsParameter() {
    visit.with(cookie(CID)).opens(WAYS);

    assertThat(visit.find("a").first())
        .hasAttribute("href", "https://buy.stripe.com/abc?client_reference_id=" + CID);
    assertThat(visit.find("#trackdesk-check")).hasCount(0);
  }

  private Locator lines() {
    return visit.find("#trackdesk-check li");
  }
}
