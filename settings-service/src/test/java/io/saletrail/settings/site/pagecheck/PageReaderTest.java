package io.saletrail.settings.site.pagecheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.settings.site.snippet.ScriptHash;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
  private static final URI SCRIPT =
      URI.create("https://app.example.net/snippets/v1/payment-link.js");
  private static final String CLICK =
      "<script async src=//cdn.trackdesk.com/tracking.js></script>"
          + "<script>trackdesk('acme', 'click', {})</script>";
  private static final String LINK = "<script async src=" + SCRIPT + "></script>";
  private static final String BUY = "<a href=https://buy.stripe.com/abc>Buy</a>";

  @Test
  void aPageWithEverythingOnIt() {
    assertThat(read(CLICK + LINK + BUY))
        .containsExactly(
            Finding.of(FindingKind.CLICK_SNIPPET),
            Finding.of(FindingKind.PAYMENT_LINK_SNIPPET),
            Finding.of(FindingKind.PAYMENT_LINKS, 1));
  }

  @Test
  void anEmptyPage() {
    assertThat(read(""))
        .containsExactly(
            Finding.of(FindingKind.CLICK_SNIPPET_MISSING),
            Finding.of(FindingKind.PAYMENT_LINK_SNIPPET_MISSING),
            Finding.of(FindingKind.NO_PAYMENT_LINKS));
  }

  /// A megabyte: such pages took minutes, and four of them the service. On a slow machine some are
  /// given up.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=x><div>",
        "<ruby><rtc><rt>",
        "<div>",
        "<b><i>",
        "<svg><g>",
        "<svg><foreignObject><div>",
        "<math><mi>",
        "<select><option>",
        "<table><tr><td>",
        "<template>",
        "<a b=c>&amp;",
        "</p>",
        "<!---->"
      })
  @Timeout(20)
  void aPageMadeToBeExpensiveEnds(String unit) {
    reader().read(page(megabyte(unit)));
  }

  /// They took half a minute, or as much memory as the service has: the parser moves each element
  /// before the table, past all earlier ones, or opens all of them again in each paragraph.
  @ParameterizedTest
  @ValueSource(strings = {"<table><b>", "<b><p>", "<i><b><u><s><p>"})
  @Timeout(20)
  void aPageThatTakesTooMuchTimeOrMemoryIsGivenUp(String unit) {
    assertThat(reader().read(page(megabyte(unit)))).isEmpty();
  }

  private static PageReader reader() {
    return new PageReader(SCRIPT, List.of(), Optional.of("acme"));
  }

  private static FetchResult.Page page(String html) {
    return new FetchResult.Page("https://shop.example.com/", html, List.of());
  }

  private static String megabyte(String unit) {
    return unit.repeat((1 << 20) / unit.length());
  }

  @Test
  @Timeout(60)
  void anEndlessAddressLeadsToNoPayment() {
    var slashes = "https://pay.example.net/" + "/".repeat(1 << 19) + "x";

    assertThat(read("<a href=" + slashes + ">Buy</a>"))
        .contains(Finding.of(FindingKind.NO_PAYMENT_LINKS));
  }

  @Test
  void halfOfTheClickSnippetIsIncomplete() {
    assertThat(read("<script src=https://cdn.trackdesk.com/tracking.js></script>"))
        .startsWith(Finding.of(FindingKind.CLICK_SNIPPET_INCOMPLETE));
    assertThat(read("<script>trackdesk(\"acme\", \"click\")</script>"))
        .startsWith(Finding.of(FindingKind.CLICK_SNIPPET_INCOMPLETE));
  }

  @Test
  void theClickSnippetOfAnotherTenantIsNamed() {
    assertThat(read(CLICK.replace("acme", "other")))
        .startsWith(new Finding(FindingKind.CLICK_SNIPPET_OF_ANOTHER_TENANT, "other"));
  }

  @Test
  void theScriptMayBeInline() {
    assertThat(read("<script data-home=https://app.example.net/snippets/v1/>(()=>{})()</script>"))
        .contains(Finding.of(FindingKind.PAYMENT_LINK_SNIPPET));
  }

  @Test
  void aPolicyInThePageCanBlockTheScript() {
    var policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">";

    assertThat(read(policy + LINK)).contains(Finding.of(FindingKind.PAYMENT_LINK_SNIPPET_BLOCKED));
  }

  @Test
  void aPolicyIsCheckedForBothSnippets() {
    assertThat(under("script-src 'self'", CLICK + LINK))
        .contains(
            Finding.of(FindingKind.CLICK_SNIPPET_BLOCKED),
            Finding.of(FindingKind.PAYMENT_LINK_SNIPPET_BLOCKED));
    assertThat(under("script-src https://app.example.net https://cdn.trackdesk.com", CLICK + LINK))
        .contains(
            Finding.of(FindingKind.CLICK_SNIPPET_BLOCKED),
            Finding.of(FindingKind.PAYMENT_LINK_SNIPPET));
    assertThat(under("script-src 'unsafe-inline' https://app.example.net", CLICK + LINK))
        .contains(
            Finding.of(FindingKind.CLICK_SNIPPET_BLOCKED),
            Finding.of(FindingKind.PAYMENT_LINK_SNIPPET));
  }

  @Test
  void theClickSnippetRunsUnderItsHashAndUnderANonce() {
    var hash = ScriptHash.of(256, "trackdesk('acme', 'click', {})");
    var withNonces = CLICK.replace("<script", "<script nonce=abc");

    assertThat(under("script-src cdn.trackdesk.com '" + hash + "'", CLICK))
        .contains(Finding.of(FindingKind.CLICK_SNIPPET));
    assertThat(under("script-src 'nonce-abc' 'strict-dynamic'", withNonces))
        .contains(Finding.of(FindingKind.CLICK_SNIPPET));
  }

  @Test
  void anInlineScriptIsBlockedWhereOnlyTheOwnSiteIsTrusted() {
    var inline = "<script data-home=https://app.example.net/snippets/v1/>(()=>{})()</script>";

    assertThat(under("script-src 'self'", inline))
        .contains(Finding.of(FindingKind.PAYMENT_LINK_SNIPPET_BLOCKED));
    assertThat(under("script-src '" + ScriptHash.of(384, "(()=>{})()") + "'", inline))
        .contains(Finding.of(FindingKind.PAYMENT_LINK_SNIPPET));
  }

  @Test
  void aCopyOnTheOwnSiteRunsWhereOnlyTheOwnSiteIsTrusted() {
    assertThat(under("script-src 'self'", "<script src=/js/payment-link.js?v=2></script>"))
        .contains(Finding.of(FindingKind.PAYMENT_LINK_SNIPPET));
  }

  @Test
  void aLinkToThePageItselfIsNoPaymentLink() {
    var ways =
        """
        <a href='#faq'>Questions</a> <a href='?tab=2'>Tab</a> <a href='/buy'>Same</a>
        <form action=''></form>
        """;

    assertThat(read("https://shop.example.com/buy/", ways, List.of()))
        .contains(Finding.of(FindingKind.NO_PAYMENT_LINKS));
  }

  @Test
  void imagesAndButtonsCountAsPaymentLinks() {
    var ways =
        """
        <svg><a xlink:href='https://buy.stripe.com/abc'></a></svg>
        <form><button formaction='https://book.stripe.com/def'></button></form>
        """;

    assertThat(read(ways)).contains(Finding.of(FindingKind.PAYMENT_LINKS, 2));
  }

  @Test
  void everyKindOfPaymentLinkCounts() {
    var ways =
        """
        <a href='https://donate.stripe.com/own?client_reference_id=order-7'>Donate</a>
        <form action='https://book.stripe.com/def'></form>
        <a href='/buy/7'>Own domain</a>
        <a href='/buyers'>Our buyers</a>
        <stripe-buy-button></stripe-buy-button>
        <stripe-pricing-table client-reference-id=mine></stripe-pricing-table>""";

    assertThat(read(ways))
        .contains(
            Finding.of(FindingKind.PAYMENT_LINKS, 5), Finding.of(FindingKind.OWN_REFERENCES, 2));
  }

  @Test
  void otherFindings() {
    var others =
        "<script>document.cookie.match(/trakdesk_cid=/)</script>"
            + "<script src=https://www.googletagmanager.com/gtm.js?id=GTM-X></script>";

    assertThat(read(others)).contains(Finding.of(FindingKind.TAG_MANAGER));
    assertThat(read(others)).doesNotContain(Finding.of(FindingKind.ANOTHER_SNIPPET));
    var another = others.replace("cid=/)", "cid=/); add('client_reference_id')");
    assertThat(read(another)).contains(Finding.of(FindingKind.ANOTHER_SNIPPET));
  }

  private static List<Finding> read(String html) {
    return read("https://shop.example.com/pricing", html, List.of());
  }

  private static List<Finding> under(String policy, String html) {
    return read("https://shop.example.com/pricing", html, List.of(policy));
  }

  private static List<Finding> read(String address, String html, List<String> policies) {
    return new PageReader(SCRIPT, List.of("shop.example.com/buy"), Optional.of("acme"))
        .read(new FetchResult.Page(address, html, policies))
        .orElseThrow();
  }
}
