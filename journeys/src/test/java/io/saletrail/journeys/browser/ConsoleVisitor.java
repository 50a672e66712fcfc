package io.saletrail.journeys.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// An operator in the console.
final class ConsoleVisitor implements AutoCloseable {

  /// The impacts that axe reports as barriers.
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  /// The rules of WCAG's levels A and AA that depend on colours.
  private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

  private static final int DESK_WIDTH = 1280;
  private static final int PHONE_WIDTH = 390;
  private static final int HEIGHT = 860;

  /// More than the stops of any page.
  private static final int MOST_STOPS = 400;

  /// Every visible, enabled control, except those that share a tab stop.
  private static final String STOPS =
      """
      [...document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
        .filter((element) => element.checkVisibility({visibilityProperty: true}) && !element.disabled)
      """;

  private final BrowserContext context;
  private final Page page;
  private final String console;

  private ConsoleVisitor(BrowserContext context, String console) {
    this.context = context;
    this.page = context.newPage();
    this.console = console;
    page.navigate(console);
    page.locator("form[action='/sign-in/development'] button").click();
    page.locator("form[action='/sign-out']").waitFor();
  }

  static ConsoleVisitor onADesktop(Chromium browser, String console, ColorScheme colours) {
    var options =
        new NewContextOptions()
            .setViewportSize(DESK_WIDTH, HEIGHT)
            .setColorScheme(colours)
            .setLocale("en-US");
    return new ConsoleVisitor(browser.visitor(options), console);
  }

  static ConsoleVisitor onAPhone(Chromium browser, String console) {
    var options =
        new NewContextOptions()
            .setViewportSize(PHONE_WIDTH, HEIGHT)
            .setIsMobile(true)
            .setHasTouch(true);
    return new ConsoleVisitor(browser.visitor(options), console);
  }

  ConsoleVisitor opens(String path) {
    page.navigate(console + path);
    return this;
  }

  Page page() {
    return page;
  }

  /// The hrefs of the page's links within the console.
  List<String> links(String selector) {
    var found =
        page.locator(selector)
            .evaluateAll("links => links.map((link) => link.getAttribute('href'))");
    return ((List<?>) found).stream().map(String::valueOf).distinct().toList();
  }

  /// Barriers that axe finds, each with its HTML.
  List<String> barriers() {
    return barriers(axe());
  }

  /// Barriers of the page in dark mode, by the rules that depend on colours.
  List<String> barriersInDarkMode() {
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    try {
      return barriers(axe().withRules(OF_COLOURS));
    } finally {
      page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
  }

  /// Legacy mode needs no second page. It would miss frames of other sites; the console has none.
  private AxeBuilder axe() {
    return new AxeBuilder(page).setLegacyMode(true);
  }

  private static List<String> barriers(AxeBuilder axe) {
    return axe.analyze().getViolations().stream()
        .filter(rule -> SERIOUS.contains(Objects.toString(rule.getImpact())))
        .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
        .toList();
  }

  /// By how many pixels the page is wider than the viewport.
  int overhang() {
    var pixels =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return ((Number) pixels).intValue();
  }

  /// Controls that the Tab key does not reach, or that show no focus.
  List<String> unreachableControls() {
    page.evaluate("window.stops = new Set(" + STOPS + ")");
    for (int stop = 0; stop < MOST_STOPS && !allReached(); stop++) {
      page.keyboard().press("Tab");
    }
    return ((List<?>) page.evaluate("[...window.stops].map((element) => element.outerHTML)"))
        .stream().map(String::valueOf).toList();
  }

  /// Strikes off the control with a visible focus.
  private boolean allReached() {
    var none =
        """
        (() => {
          const at = document.activeElement;
          const seen = getComputedStyle(at);
          if (seen.outlineStyle !== 'none' || seen.boxShadow !== 'none') window.stops.delete(at);
          return window.stops.size === 0;
        })()
        """;
    return Boolean.TRUE.equals(page.evaluate(none));
  }

  void writeScreenshot(Path file) {
    page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
  }

  void writeScreenshotInDarkMode(Path file) {
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    try {
      writeScreenshot(file);
    } finally {
      page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
