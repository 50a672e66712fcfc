package io.saletrail.journeys.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.saletrail.journeys.browser.Visit.cookie;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.options.KeyboardModifier;
import com.microsoft.playwright.options.MouseButton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The script must work on unknown pages without side effects.
class UnusualPagesTest {

  private static final int TWO_KIB = 2048;
  private static final String CID = "0b2f7a3e-5c1d-4e8f-9a6b-7c8d9e0f1a2b";
  private static final String PLAIN = "https://buy.stripe.com/abc";
  private static final String LINK = "<a id=pay href='" + PLAIN + "'>Buy</a>";
  private static final String REFERENCE = "?client_reference_id=" + CID;
  private static final String CARRIED = PLAIN + REFERENCE;

  /// Firefox and Safari lacked it for years.
  private static final String NO_NAVIGATION_API = "<script>delete window.navigation</script>";

  private static final String UNDOING =
      """
      <script>
        const link = document.querySelector("#pay");
        new MutationObserver(() => {
          if (link.href !== "%1$s") link.href = "%1$s";
        }).observe(link, { attributes: true });
      </script>"""
          .formatted(PLAIN);

  /// How a visitor activates a link.
  private enum Touch {
    CLICK,
    KEY,
    CONTROL_CLICK,
    MIDDLE_CLICK;

    /// @return the URL that is reached
    String use(Visit visit) {
      var link = visit.find("#pay");
      return switch (this) {
        case CLICK -> visit.reaches(link::click);
        case KEY -> visit.reaches(() -> link.press("Enter"));
        case CONTROL_CLICK -> opens(visit, CONTROL);
        case MIDDLE_CLICK -> opens(visit, MIDDLE);
      };
    }

    /// The request of a background tab ends before Playwright can intercept it, so this reads the
    /// URL from the link.
    private static String opens(Visit visit, ClickOptions options) {
      var link = visit.find("#pay");
      visit.page().context().waitForPage(() -> link.click(options));
      return link.getAttribute("href");
    }
  }

  private static final ClickOptions CONTROL =
      new ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL));
  private static final ClickOptions MIDDLE = new ClickOptions().setButton(MouseButton.MIDDLE);

  private static MerchantSite site;
  private static Visit visit;

  @BeforeAll
  static void open() {
    var browser = Chromium.withTabsOrSkip();
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
    visit.startsAgain().with(cookie(CID));
  }

  @AfterEach
  void thePageHasNoErrors() {
    assertThat(visit.errors()).isEmpty();
  }

  @Test
  void aStrictPolicyThatAllowsTheScriptIsEnough() {
    visit.opens(
        LINK + MerchantSite.tag(""),
        "/strict",
        Map.of(
            "content-security-policy",
            "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'"));

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @Test
  void theScriptMayBeInline() {
    visit.opens("<script>" + MerchantSite.SCRIPT + "</script>" + LINK, "/inline", Map.of());

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"script-src 'self'", "script-src 'nonce-abc'"})
  void anInlineScriptIsBlockedByAPolicyWithoutItsHash(String policy) {
    visit.opens(
        LINK + "<script>\n" + MerchantSite.SCRIPT + "\n</script>",
        "/inline",
        Map.of("content-security-policy", policy));

    assertThat(visit.find("#pay")).hasAttribute("href", PLAIN);
  }

  @Test
  void anInlineScriptRunsWithItsHashOrANonce() {
    var script = "\n" + MerchantSite.SCRIPT.strip() + "\n";
    var hash = Map.of("content-security-policy", "script-src '" + sha256(script) + "'");
    var nonce = Map.of("content-security-policy", "script-src 'nonce-abc'");

    visit.opens(LINK + "<script>" + script + "</script>", "/hash", hash);
    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);

    visit.opens(LINK + "<script nonce=abc>" + script + "</script>", "/nonce", nonce);
    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @Test
  void theScriptMayBePastedTwice() {
    visit.opens(MerchantSite.tag("") + LINK + MerchantSite.tag(""), "/twice", Map.of());

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @Test
  void theWindowHasNoNewNames() {
    visit.opens("<script>before = Object.getOwnPropertyNames(window)</script>" + LINK);

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
    assertThat(
            visit.runs(
                "Object.getOwnPropertyNames(window).filter(name => !before.includes(name)).join()"))
        .isEqualTo("before");
  }

  @Test
  void aPageWithoutAccessToCookiesKeepsWorking() {
    visit.opens(
        LINK + MerchantSite.tag(""),
        "/sandboxed",
        Map.of("content-security-policy", "sandbox allow-scripts"));

    assertThat(visit.reaches(visit.find("#pay")::click)).isEqualTo(PLAIN);
  }

  @Test
  void aPageInAnOldBrowserKeepsWorking() {
    visit.opens(
        """
        <script>
          delete window.navigation; delete window.MutationObserver; delete window.WeakMap;
        </script>"""
            + LINK);

    assertThat(visit.reaches(visit.find("#pay")::click)).startsWith(PLAIN);
  }

  @Test
  void aScriptThatRevertsOursDoesNotBlockThePage() {
    visit.opens(LINK + UNDOING);

    // The page still responds, which it would not in an endless loop of both scripts.
    assertThat(visit.runs("1 + 1")).isEqualTo(2);
    assertThat(visit.find("#pay")).hasAttribute("href", PLAIN);
  }

  @ParameterizedTest
  @EnumSource(Touch.class)
  void aLinkThatIsRewrittenRepeatedlyCarriesTheClickWhenUsed(Touch touch) {
    visit.opens(NO_NAVIGATION_API + LINK);
    for (int n = 1; n <= 20; n++) {
      visit.runs("document.querySelector('#pay').href = '" + PLAIN + n + "'");
    }
    assertThat(visit.find("#pay")).hasAttribute("href", PLAIN + 20);

    assertThat(touch.use(visit)).isEqualTo(PLAIN + 20 + REFERENCE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Touch.class,
      names = {"CLICK", "KEY"})
  void aScriptThatRevertsOursDoesNotRemoveTheClick(Touch touch) {
    visit.opens(NO_NAVIGATION_API + LINK + UNDOING);
    assertThat(visit.find("#pay")).hasAttribute("href", PLAIN);

    assertThat(touch.use(visit)).isEqualTo(CARRIED);
  }

  @Test
  void aLinkThatOpensAnotherWindowWorksDespiteAScriptThatRevertsOurs() {
    visit.opens(NO_NAVIGATION_API + LINK.replace("<a", "<a target=_blank") + UNDOING);
    assertThat(visit.find("#pay")).hasAttribute("href", PLAIN);

    assertThat(visit.opened(visit.find("#pay")::click)).isEqualTo(CARRIED);
  }

  @Test
  void aUrlThatThePageWritesAtTheClickCarriesTheClick() {
    visit.opens(
        NO_NAVIGATION_API
            + LINK
            + "<script>document.querySelector('#pay').onclick ="
            + " ({ target }) => { target.href = '"
            + PLAIN
            + "-now' }</script>");
    for (int n = 1; n <= 20; n++) {
      visit.runs("document.querySelector('#pay').href = '" + PLAIN + n + "'");
    }

    assertThat(visit.reaches(visit.find("#pay")::click)).isEqualTo(PLAIN + "-now" + REFERENCE);
  }

  @Test
  void aClickThatThePageHandlesDoesNotNavigate() {
    visit.opens(
        NO_NAVIGATION_API
            + LINK
            + UNDOING
            + "<script>document.querySelector('#pay').onclick = (event) => {"
            + " event.preventDefault(); document.title = 'Cart' }</script>");

    visit.find("#pay").click();

    assertThat(visit.page()).hasTitle("Cart");
    assertThat(visit.page().url()).isEqualTo(site.address("/page"));
  }

  @Test
  void aBrowserWithoutObserversDecoratesAtTheClick() {
    visit.opens(
        "<script>delete window.navigation; delete window.MutationObserver;"
            + " window.setTimeout = () => 0</script><main></main>"
            + MerchantSite.tag(""));
    visit.runs("document.querySelector('main').innerHTML = `" + LINK + "`");

    assertThat(visit.reaches(visit.find("#pay")::click)).isEqualTo(CARRIED);
  }

  @Test
  void aFrozenWindowIsUnchanged() {
    visit.opens(
        "<script>Object.freeze(Window.prototype); Object.defineProperty(window, 'open', {value: null})</script>"
            + LINK);

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @Test
  void theScriptIsSmall() throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(MerchantSite.SCRIPT.getBytes(UTF_8));
    }

    assertThat(compressed.size()).isLessThan(TWO_KIB);
  }

  private static String sha256(String script) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
