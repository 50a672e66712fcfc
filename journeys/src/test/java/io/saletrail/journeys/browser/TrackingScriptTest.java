package io.saletrail.journeys.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.saletrail.sandbox.trackdesk.TrackdeskStandIn;
import io.saletrail.sandbox.trackdesk.TrackdeskStandInConfig;
import io.saletrail.sandbox.trackdesk.tenant.ResponseProfile.CookieForm;
import io.saletrail.sandbox.trackdesk.tenant.Tenant;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The click snippet together with the stand-in's tracking.js, called as Trackdesk's is called.
class TrackingScriptTest {

  private static final String TENANT = "demo-shop";
  private static final Path SNIPPET =
      Path.of("../settings-service/src/main/resources/snippets/click.html");

  private static Chromium browser;
  private static MerchantSite site;
  private static TrackdeskStandIn trackdesk;
  private BrowserContext visitor;
  private Page page;

  @BeforeAll
  static void open() {
    browser = Chromium.startOrSkip();
    site = new MerchantSite();
    trackdesk = TrackdeskStandIn.start(0, TrackdeskStandInConfig.defaults());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      trackdesk.close();
      site.close();
    }
  }

  @BeforeEach
  void begin() throws IOException {
    trackdesk.reset();
    visitor = browser.visitor();
    page = visitor.newPage();
    String snippet =
        Files.readString(SNIPPET)
            .replace("{{trackingJsUrl}}", trackdesk.baseUri() + "/cdn/tracking.js")
            .replace("{{tenantId}}", TENANT);
    site.show("/", snippet, Map.of());
  }

  @AfterEach
  void end() {
    visitor.close();
  }

  @Test
  void theClickOfAnAffiliatesVisitorIsStored() {
    page.navigate(site.address("/?aff=ada"));

    awaitCookie();
    var click = tenant().clicks().getFirst();
    assertThat(click.affiliate()).isEqualTo("ada");
    assertThat(cookie()).contains(Visit.cookie(click.cid().toString()));
  }

  @Test
  void theCookieIsUrlEncodedIfTheTenantsIs() {
    tenant()
        .configure(settings -> settings.with(settings.responses().with(CookieForm.URL_ENCODED)));

    page.navigate(site.address("/?aff=ada"));

    awaitCookie();
    var cid = tenant().clicks().getFirst().cid().toString();
    assertThat(cookie().orElseThrow()).startsWith("%7B");
    assertThat(URLDecoder.decode(cookie().orElseThrow(), StandardCharsets.UTF_8))
        .isEqualTo(Visit.cookie(cid));
    tenant().configure(settings -> settings.with(settings.responses().with(CookieForm.PLAIN)));
  }

  @Test
  void aCallbackGetsTheClickAndItsExpiry() {
    page.navigate(site.address("/?aff=ada"));

    var response = call("click", "{}");

    var click = tenant().clicks().getFirst();
    assertThat(response)
        .isEqualTo(
            Map.of("cid", click.cid().toString(), "expiredAt", tenant().expiry(click).toString()));
  }

  @Test
  void twoSimultaneousCallsMakeOneClick() {
    page.navigate(site.address("/"));
    page.evaluate("history.replaceState(null, '', '/?aff=ada')");

    var answers =
        page.evaluate(
            """
            Promise.all([1, 2].map(() => new Promise(done =>
                trackdesk('%s', 'click', {}, click => done(click.cid)))))
            """
                .formatted(TENANT));

    var cid = tenant().clicks().getFirst().cid().toString();
    assertThat(answers).isEqualTo(List.of(cid, cid));
    assertThat(tenant().clicks()).hasSize(1);
  }

  @Test
  void aReturningVisitorKeepsTheClick() {
    page.navigate(site.address("/?aff=ada"));
    awaitCookie();
    var before = cookie();

    page.navigate(site.address("/"));
    call("click", "{}");

    assertThat(cookie()).isEqualTo(before);
    assertThat(tenant().clicks()).hasSize(1);
  }

  @Test
  void theOtherVerbsUseTheSameClick() {
    page.navigate(site.address("/?aff=ada"));
    awaitCookie();
    var origin = tenant().settings().access().revenueOriginId();

    call(
        "externalCid", "{externalCid: 'ada@example.com', revenueOriginId: '%s'}".formatted(origin));
    call("conversion", "{conversionType: 'lead', externalId: 'form-1'}");

    var conversion = tenant().conversions().getFirst();
    assertThat(conversion.externalId()).contains("form-1");
    assertThat(conversion.cid()).contains(tenant().clicks().getFirst().cid());
  }

  private static Tenant tenant() {
    return trackdesk.tenant(TENANT);
  }

  private void awaitCookie() {
    page.waitForFunction("document.cookie.includes('trakdesk_cid=')");
  }

  private Optional<String> cookie() {
    return visitor.cookies().stream()
        .filter(cookie -> cookie.name.equals(Visit.COOKIE))
        .map(cookie -> cookie.value)
        .findFirst();
  }

  private Object call(String verb, String options) {
    return page.evaluate(
        "new Promise(done => trackdesk('%s', '%s', %s, done))".formatted(TENANT, verb, options));
  }
}
