package io.saletrail.journeys.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.saletrail.journeys.browser.Visit.cookie;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The script is a guest on pages that nobody here has seen: it leaves no trace and breaks nothing.
class OddPagesTest {

  private static final int TWO_KIB = 2048;
  private static final String CID = "0b2f7a3e-5c1d-4e8f-9a6b-7c8d9e0f1a2b";
  private static final String PLAIN = "https://buy.stripe.com/abc";
  private static final String LINK = "<a id=pay href='" + PLAIN + "'>Buy</a>";
  private static final String CARRIED = PLAIN + "?client_reference_id=" + CID;

  private static Chromium browser;
  private static MerchantSite site;
  private Visit visit;

  @BeforeAll
  static void open() {
    browser = Chromium.startOrSkip();
    site = new MerchantSite();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      site.close();
      browser.close();
    }
  }

  @BeforeEach
  void begin() {
    visit = new Visit(browser, site).with(cookie(CID));
  }

  @AfterEach
  void end() {
    assertThat(visit.errors()).isEmpty();
    visit.close();
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
  void theScriptMayStandInThePageItself() {
    visit.opens("<script>" + MerchantSite.SCRIPT + "</script>" + LINK, "/inline", Map.of());

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @Test
  void theScriptMayBePastedTwice() {
    visit.opens(MerchantSite.tag("") + LINK + MerchantSite.tag(""), "/twice", Map.of());

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @Test
  void nothingIsLeftOnTheWindow() {
    visit.opens("<script>before = Object.getOwnPropertyNames(window)</script>" + LINK);

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
    assertThat(
            visit.runs(
                "Object.getOwnPropertyNames(window).filter(name => !before.includes(name)).join()"))
        .isEqualTo("before");
  }

  @Test
  void aPageThatMayNotReadCookiesStaysWhole() {
    visit.opens(
        LINK + MerchantSite.tag(""),
        "/sandboxed",
        Map.of("content-security-policy", "sandbox allow-scripts"));

    assertThat(visit.reaches(visit.find("#pay")::click)).isEqualTo(PLAIN);
  }

  @Test
  void aPageWithoutTheNewerPartsOfABrowserStaysWhole() {
    visit.opens(
        """
                <script>
                  delete window.navigation; delete window.MutationObserver; delete window.WeakMap;
                </script>"""
            + LINK);

    assertThat(visit.reaches(visit.find("#pay")::click)).startsWith(PLAIN);
  }

  @Test
  void aScriptThatUndoesOursKeepsThePageFree() {
    visit.opens(
        LINK
            + """
                        <script>
                          const link = document.querySelector("#pay");
                          new MutationObserver(() => {
                            if (link.href !== "%1$s") link.href = "%1$s";
                          }).observe(link, { attributes: true });
                        </script>"""
                .formatted(PLAIN));

    // The page still answers, which it would not if the two went on for ever.
    assertThat(visit.runs("1 + 1")).isEqualTo(2);
    assertThat(visit.find("#pay")).hasAttribute("href", PLAIN);
  }

  @Test
  void aWindowThatNobodyMayChangeStaysAsItIs() {
    visit.opens(
        "<script>Object.freeze(Window.prototype); Object.defineProperty(window, 'open', {value: null})</script>"
            + LINK);

    assertThat(visit.find("#pay")).hasAttribute("href", CARRIED);
  }

  @Test
  void itIsSmall() throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(MerchantSite.SCRIPT.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(compressed.size()).isLessThan(TWO_KIB);
  }
}
