package io.saletrail.journeys.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.saletrail.journeys.browser.Visit.cookie;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every link to a Stripe payment carries the click, whatever loads first.
class PaymentLinkScriptTest {

  private static final String CID = "0b2f7a3e-5c1d-4e8f-9a6b-7c8d9e0f1a2b";
  private static final String NEWER_CID = "ffffffff-5c1d-4e8f-9a6b-7c8d9e0f1a2b";
  private static final String LINK = "<a id=pay href='https://buy.stripe.com/abc'>Buy</a>";
  private static final String REFERENCE = "?client_reference_id=" + CID;
  private static final String CARRIED = "https://buy.stripe.com/abc" + REFERENCE;

  /// Leaves only the click event.
  private static final String NO_TIMERS = "<script>window.setTimeout = () => 0</script>";

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
  void aLinkCarriesTheClick() {
    visit.with(cookie(CID)).opens(LINK);

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @Test
  void withoutAClickTheLinkStaysUnchanged() {
    visit.opens(LINK);

    assertThat(visit.reaches(visit.find("#pay")::click)).isEqualTo("https://buy.stripe.com/abc");
  }

  @Test
  void theCookieMayBeUrlEncoded() {
    visit.with(URLEncoder.encode(cookie(CID), StandardCharsets.UTF_8)).opens(LINK);

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "%",
        "%7B%22cid",
        "null",
        "[]",
        "7",
        "{\"cid\":7}",
        "{\"cid\":\"not-a-uuid\"}",
        "{\"cid\":\"<script>alert(1)</script>\"}",
        "{\"tenantId\":\"demo-shop\"}",
        "0b2f7a3e-5c1d-4e8f-9a6b-7c8d9e0f1a2b"
      })
  void aCookieWithoutAClickIdChangesNothing(String value) {
    visit.with(value).opens(LINK);

    assertThat(visit.reaches(visit.find("#pay")::click)).isEqualTo("https://buy.stripe.com/abc");
  }

  @Test
  void aBrokenCookieOfTheSameNameDoesNotHideTheValidOne() {
    visit
        .with("{broken", "/deep")
        .with(cookie(CID))
        .opens(LINK + MerchantSite.tag(""), "/deep/page", Map.of());

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @Test
  void theCookieMayComeAfterTheScript() {
    visit.opens(LINK);

    visit.with(cookie(CID));

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @Test
  void theCookieMayBeSetJustBeforeTheClick() {
    visit.opens(NO_TIMERS + LINK);

    visit.with(cookie(CID));

    assertThat(visit.reaches(visit.find("#pay")::click)).isEqualTo(CARRIED);
  }

  @Test
  void aKeyPressWorksLikeAClick() {
    visit.opens(NO_TIMERS + LINK);

    visit.with(cookie(CID));

    assertThat(visit.reaches(() -> visit.find("#pay").press("Enter"))).isEqualTo(CARRIED);
  }

  @Test
  void aLaterClickOfAnotherAffiliateReplacesTheEarlierOne() {
    visit.with(cookie(CID)).opens(LINK);
    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);

    visit.with(cookie(NEWER_CID));

    assertThat(visit.reaches(visit.find("#pay")::click))
        .isEqualTo("https://buy.stripe.com/abc?client_reference_id=" + NEWER_CID);
  }

  @Test
  void aLinkMayBeAddedOrChangedLater() {
    visit.with(cookie(CID)).opens("<main></main><a id=other href='/'>Home</a>");

    visit.runs("document.querySelector('main').innerHTML = `<p>" + LINK + "</p>`");
    visit.runs("document.querySelector('#other').href = 'https://donate.stripe.com/abc'");

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
    assertThat(visit.find("#other")).hasAttribute("href", CARRIED.replace("//buy.", "//donate."));
  }

  @Test
  void aLinkInAShadowTreeCarriesTheClickOnceItIsTouched() {
    visit.with(cookie(CID)).opens("<my-button></my-button>");
    visit.runs(
        "document.querySelector('my-button').attachShadow({mode: 'open'}).innerHTML = `"
            + LINK
            + "`");

    assertThat(visit.reaches(visit.find("#pay")::click)).isEqualTo(CARRIED);
  }

  @Test
  void aUrlThatAScriptNavigatesToCarriesTheClick() {
    visit.with(cookie(CID)).opens("<button onclick=\"location='https://buy.stripe.com/abc'\">");

    assertThat(visit.reaches(visit.find("button")::click)).isEqualTo(CARRIED);
  }

  @Test
  void aWindowThatAScriptOpensCarriesTheClick() {
    visit
        .with(cookie(CID))
        .opens("<button onclick=\"window.open('https://buy.stripe.com/abc', 'pay')\">Buy");

    assertThat(visit.opened(visit.find("button")::click)).isEqualTo(CARRIED);
  }

  @Test
  void aWindowWithoutAPaymentOpensUnchanged() {
    visit.with(cookie(CID)).opens("<button onclick='shown = window.open(); shown.close()'>Help");

    visit.find("button").click();

    assertThat(visit.runs("shown.closed")).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"form.requestSubmit()", "form.submit()"})
  void aFormCarriesTheClickHoweverItIsSent(String send) {
    visit
        .with(cookie(CID))
        .opens(
            """
            <form id=form action='https://buy.stripe.com/abc'>
              <input name=prefilled_email value=a@b.example>
            </form>""");

    assertThat(visit.reaches(() -> visit.runs(send)))
        .isEqualTo(
            "https://buy.stripe.com/abc?prefilled_email=a%40b.example&client_reference_id=" + CID);
  }

  @Test
  void aFormThatOpensAnotherWindowCarriesTheClick() {
    visit
        .with(cookie(CID))
        .opens(
            "<form action='https://buy.stripe.com/abc' target=_blank><button>Buy</button></form>");

    assertThat(visit.opened(visit.find("button")::click)).isEqualTo(CARRIED);
  }

  @Test
  void aFormWithAReferenceOfTheMerchantsOwnKeepsIt() {
    visit
        .with(cookie(CID))
        .opens(
            """
            <form action='https://buy.stripe.com/abc'>
              <input name=client_reference_id value=order-7><button>Buy</button>
            </form>""");

    assertThat(visit.reaches(visit.find("button")::click))
        .isEqualTo("https://buy.stripe.com/abc?client_reference_id=order-7");
  }

  @Test
  void aPageThatChangesWithoutReloadingIsFollowed() {
    visit.with(cookie(CID)).opens("<main><a href='/shop'>Shop</a></main>");
    visit.runs(
        """
        document.querySelector('main a').addEventListener('click', (event) => {
          event.preventDefault();
          history.pushState({}, '', '/shop');
          document.querySelector('main').innerHTML = `%s`;
        })"""
            .formatted(LINK));

    visit.find("main a").click();

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  /// Trackdesk's official snippet, from its documentation.
  @Test
  void theOfficialSnippetOnTheSamePageIsCompatible() {
    var official =
        """
        <script>
          addEventListener("DOMContentLoaded", () => {
            const held = document.cookie.split("; ").find((row) => row.startsWith("trakdesk_cid="));
            const cid = held && JSON.parse(decodeURIComponent(held.split("=")[1])).cid;
            document.querySelectorAll('a[href^="https://buy.stripe.com/"]').forEach((link) => {
              const url = new URL(link.href);
              url.searchParams.set("client_reference_id", cid);
              link.href = url.toString();
            });
          });
        </script>""";
    visit.with(cookie(CID)).opens(MerchantSite.tag("") + LINK + official);

    assertThat(visit.reaches(visit.find("#pay")::click)).isEqualTo(CARRIED);
  }

  @Test
  void aReferenceOfTheMerchantsOwnIsKept() {
    var own = "https://buy.stripe.com/abc?client_reference_id=order-7";
    visit.with(cookie(CID)).opens("<a id=pay href='%s'>Buy</a>".formatted(own));

    assertThat(visit.reaches(visit.find("#pay")::click)).isEqualTo(own);
  }

  @Test
  void anEmptyReferenceIsReplaced() {
    visit
        .with(cookie(CID))
        .opens("<a id=pay href='https://buy.stripe.com/abc?client_reference_id='>Buy</a>");

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @Test
  void theRestOfTheUrlKeepsItsSpelling() {
    visit
        .with(cookie(CID))
        .opens(
            "<a id=pay href='https://buy.stripe.com/abc?prefilled_email=a%2Bb%40c.de&x=1%20~*#top'>");

    assertThat(visit.find("#pay"))
        .hasAttribute(
            "href",
            "https://buy.stripe.com/abc?prefilled_email=a%2Bb%40c.de&x=1%20~*&client_reference_id="
                + CID
                + "#top");
  }

  @Test
  void buyButtonsAndPricingTablesCarryTheClick() {
    visit.opens(
        """
        <stripe-buy-button buy-button-id=x></stripe-buy-button>
        <stripe-pricing-table pricing-table-id=x></stripe-pricing-table>
        <stripe-buy-button id=own client-reference-id=order-7></stripe-buy-button>""");

    visit.with(cookie(CID));

    assertThat(visit.find("stripe-pricing-table")).hasAttribute("client-reference-id", CID);
    assertThat(visit.find("stripe-buy-button").first()).hasAttribute("client-reference-id", CID);
    assertThat(visit.find("#own")).hasAttribute("client-reference-id", "order-7");
  }

  @Test
  void paymentLinksMayLiveOnADomainOfTheMerchantsOwn() {
    visit
        .with(cookie(CID))
        .opens(
            """
            <a id=whole href='https://pay.example.com/abc'>Buy</a>
            <a id=part href='/buy/abc'>Buy</a>
            <a id=beside href='/buyers'>Our buyers</a>
            <a id=other href='https://example.com/abc'>About us</a>"""
                + MerchantSite.tag(
                    "data-payment-domains='pay.example.com, %s/buy'".formatted(site.host())),
            "/page",
            Map.of());

    var reference = "?client_reference_id=" + CID;
    assertThat(visit.find("#whole"))
        .hasAttribute("href", "https://pay.example.com/abc" + reference);
    assertThat(visit.find("#part")).hasAttribute("href", site.address("/buy/abc") + reference);
    assertThat(visit.find("#beside")).hasAttribute("href", "/buyers");
    assertThat(visit.find("#other")).hasAttribute("href", "https://example.com/abc");
  }

  @Test
  void thePathOfAPaymentDomainKeepsItsCase() {
    visit
        .with(cookie(CID))
        .opens(
            "<a id=pay href='/Buy/abc'>Buy</a>"
                + MerchantSite.tag(domains("/Buy").replace("localhost", "LocalHost")),
            "/page",
            Map.of());

    assertThat(visit.find("#pay"))
        .hasAttribute("href", site.address("/Buy/abc?client_reference_id=" + CID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#faq",
        " #faq",
        "#",
        "",
        "?tab=2",
        "?tab=2#faq",
        "plans",
        "/pay/plans/#faq",
        "./plans?tab=2"
      })
  void anAddressOfThePageItselfIsUnchanged(String href) {
    opensUnderPay("<a id=own href='%s'>Own</a><a id=pay href=abc>Buy</a>".formatted(href));

    assertThat(visit.find("#pay")).hasAttribute("href", site.address("/pay/abc" + REFERENCE));
    visit.find("#own").hover();
    visit.find("#own").focus();
    assertThat(visit.find("#own")).hasAttribute("href", href);
  }

  @Test
  void aClickOnAnAnchorDoesNotLoadThePageAgain() {
    opensUnderPay("<a id=own href='#faq'>Questions</a><h2 id=faq>Questions</h2>");
    visit.runs("window.kept = true");

    visit.find("#own").click();

    visit.page().waitForURL(site.address("/pay/plans#faq"));
    assertThat(visit.runs("window.kept")).isEqualTo(true);
  }

  @Test
  void anotherTabOfThePageIsNoPayment() {
    opensUnderPay("<button onclick=\"location = '?tab=2'\">Prices</button>");

    visit.find("button").click();

    visit.page().waitForURL(site.address("/pay/plans?tab=2"));
  }

  @Test
  void loadingThePageAgainIsNoPayment() {
    opensUnderPay("<button onclick='location.reload()'>Again</button>");
    visit.runs("window.kept = true");

    visit.find("button").click();

    visit.page().waitForFunction("!window.kept");
    assertThat(visit.page().url()).isEqualTo(site.address("/pay/plans"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "action='?'", "action='#results'", "action='/pay/plans'"})
  void aFormOfThePageItselfIsUnchanged(String action) {
    opensUnderPay(
        "<form %s><input name=q value=mug><button>Find</button></form>".formatted(action));

    visit.find("button").click();

    visit.page().waitForURL("**/pay/plans?q=mug*");
    assertThat(visit.page().url()).doesNotContain("client_reference_id");
  }

  @Test
  void anAnchorIsUnchangedIfThePageHasAnotherBase() {
    visit
        .with(cookie(CID))
        .opens(
            "<base href='/pay/'><a id=own href='#faq'>Questions</a><a id=pay href=abc>Buy</a>"
                + "<script async src='/payment-link.js' %s></script>".formatted(domains("/pay")),
            "/plans",
            Map.of());

    assertThat(visit.find("#pay")).hasAttribute("href", site.address("/pay/abc" + REFERENCE));
    assertThat(visit.find("#own")).hasAttribute("href", "#faq");
  }

  @Test
  void aLinkIsReadFromTheBaseOfThePage() {
    visit
        .with(cookie(CID))
        .opens(
            MerchantSite.tag("")
                + "<base href='https://buy.stripe.com/'><a id=pay href=abc>Buy</a>",
            "/page",
            Map.of());

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"href", "xlink:href"})
  void aLinkInAPictureCarriesTheClick(String attribute) {
    visit
        .with(cookie(CID))
        .opens(
            """
            <svg width=90 height=90>
              <a id=pay %s='https://buy.stripe.com/abc'><rect width=90 height=90 /></a>
            </svg>"""
                .formatted(attribute));

    assertThat(visit.find("#pay")).hasAttribute(attribute, CARRIED);
    assertThat(visit.reaches(visit.find("#pay")::click)).isEqualTo(CARRIED);
  }

  @Test
  void anAreaOfAnImageCarriesTheClick() {
    visit
        .with(cookie(CID))
        .opens(
            """
            <img usemap='#map' width=90 height=90 src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>
            <map name=map>
              <area id=pay shape=rect coords='0,0,90,90' href='https://buy.stripe.com/abc'>
            </map>""");

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
    assertThat(visit.reaches(() -> visit.page().mouse().click(40, 40))).isEqualTo(CARRIED);
  }

  @Test
  void aButtonWithItsOwnUrlCarriesTheClick() {
    visit
        .with(cookie(CID))
        .opens(
            """
            <form action='/cart'>
              <button>Cart</button>
              <button id=pay formaction='https://buy.stripe.com/abc'>Buy</button>
            </form>""");

    assertThat(visit.reaches(visit.find("#pay")::click)).isEqualTo(CARRIED);
  }

  @Test
  void aButtonThatLeadsElsewhereCarriesNothing() {
    visit
        .with(cookie(CID))
        .opens(
            """
            <form action='https://buy.stripe.com/abc'>
              <input name=q value=mug><button formaction='/cart'>Cart</button>
            </form>""");

    visit.find("button").click();

    visit.page().waitForURL(site.address("/cart?q=mug"));
  }

  @Test
  void aBuyButtonInAShadowTreeCarriesTheClickUntouched() {
    visit.with(cookie(CID)).opens("<my-button></my-button>");

    visit.runs(
        "document.querySelector('my-button').attachShadow({mode: 'open'}).innerHTML ="
            + " '<p><stripe-buy-button buy-button-id=x></stripe-buy-button></p>'");

    assertThat(visit.find("stripe-buy-button")).hasAttribute("client-reference-id", CID);
  }

  @Test
  void aShadowTreeIsFollowedAsThePageIs() {
    visit
        .with(cookie(CID))
        .opens(
            """
            <my-shop><template shadowrootmode=open>
              <main><stripe-pricing-table></stripe-pricing-table></main>
            </template></my-shop>""");
    assertThat(visit.find("stripe-pricing-table")).hasAttribute("client-reference-id", CID);

    visit.runs(
        "document.querySelector('my-shop').shadowRoot.querySelector('main').innerHTML = `"
            + LINK
            + "`");

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @Test
  void anEmbedThatLosesItsReferenceGetsItAgain() {
    visit.with(cookie(CID)).opens("<stripe-buy-button buy-button-id=x></stripe-buy-button>");
    assertThat(visit.find("stripe-buy-button")).hasAttribute("client-reference-id", CID);

    visit.runs(
        "document.querySelector('stripe-buy-button').removeAttribute('client-reference-id')");

    assertThat(visit.find("stripe-buy-button")).hasAttribute("client-reference-id", CID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://buy.stripe.com.example.com/abc",
        "https://notbuy.stripe.com/abc",
        "https://dashboard.stripe.com/abc",
        "https://example.com/?to=https://buy.stripe.com/abc",
        "mailto:buy.stripe.com",
        "javascript:void 'https://buy.stripe.com/'",
        "https://[broken",
        ""
      })
  void otherLinksAreUnchanged(String href) {
    visit.with(cookie(CID)).opens("<a id=other href=\"" + href + "\">Other</a>" + LINK);

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
    assertThat(visit.find("#other")).hasAttribute("href", href);
  }

  /// Opens a page below a path that also has payment links.
  private void opensUnderPay(String body) {
    visit.with(cookie(CID)).opens(body + MerchantSite.tag(domains("/pay")), "/pay/plans", Map.of());
  }

  private static String domains(String path) {
    return "data-payment-domains='%s%s'".formatted(site.host(), path);
  }
}
