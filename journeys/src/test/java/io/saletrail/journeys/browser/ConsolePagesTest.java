package io.saletrail.journeys.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.options.ColorScheme;
import io.saletrail.journeys.stack.SharedStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.tour.Tour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Every page of the console, found by following its links, so that new pages are included: on a
/// phone, with the keyboard, with a screen reader, in dark mode.
///
/// With `-Dscreenshots.write=true` screenshots of the main pages are written to `docs/screenshots`.
@ResourceLock(SharedStack.LOCK)
class ConsolePagesTest {

  private static final String MERCHANT = "/merchants/" + Tour.ACCOUNT;
  private static final Path SCREENSHOTS = Path.of("../docs/screenshots");

  private static ConsoleVisitor onADesktop;
  private static ConsoleVisitor onAPhone;
  private static List<String> pages;

  @BeforeAll
  static void open() throws IOException {
    var browser = Chromium.startOrSkip();
    var console = SharedStack.afterTheTour().stack().ports().address(Program.SETTINGS).toString();
    onADesktop = ConsoleVisitor.onADesktop(browser, console, ColorScheme.LIGHT);
    onAPhone = ConsoleVisitor.onAPhone(browser, console);
    pages =
        ConsoleMap.pages(
            onADesktop, "/merchants", "/audit", MERCHANT, MERCHANT + "/overview", "/developers");
  }

  @AfterAll
  static void close() {
    if (onAPhone != null) {
      onADesktop.close();
      onAPhone.close();
    }
  }

  @Test
  void theConsolesPagesAreFound() {
    assertThat(pages)
        .contains("/merchants", MERCHANT, MERCHANT + "/overview", MERCHANT + "/snippets")
        .contains(MERCHANT + "/conversions")
        .anyMatch(page -> page.startsWith(MERCHANT + "/conversions/"));
  }

  /// Of one visit, since loading a page costs more than looking at it.
  @TestFactory
  Stream<DynamicContainer> noPageHasBarriers() {
    return pages.stream()
        .map(
            path ->
                dynamicContainer(
                    path,
                    Stream.of(
                        dynamicTest("in light mode", () -> hasNoBarriers(path)),
                        dynamicTest("in dark mode", () -> hasNoBarriersOfColour()),
                        dynamicTest("for the keyboard", () -> hasNoUnreachableControls()))));
  }

  @TestFactory
  Stream<DynamicTest> noPageIsWiderThanAPhone() {
    return pages.stream()
        .map(path -> dynamicTest(path, () -> assertThat(onAPhone.opens(path).overhang()).isZero()));
  }

  private static void hasNoBarriers(String path) {
    assertThat(onADesktop.opens(path).barriers()).isEmpty();
  }

  private static void hasNoBarriersOfColour() {
    assertThat(onADesktop.barriersInDarkMode()).isEmpty();
  }

  private static void hasNoUnreachableControls() {
    assertThat(onADesktop.unreachableControls()).isEmpty();
  }

  @Test
  void screenshotsAreWrittenOnRequest() {
    assumeTrue(Boolean.getBoolean("screenshots.write"), "Screenshots are written on request only.");
    for (var path : pages) {
      onADesktop.opens(path).writeScreenshot(SCREENSHOTS.resolve(name(path) + ".png"));
      onADesktop.writeScreenshotInDarkMode(SCREENSHOTS.resolve(name(path) + "-dark.png"));
      onAPhone.opens(path).writeScreenshot(SCREENSHOTS.resolve(name(path) + "-phone.png"));
    }
  }

  private static String name(String path) {
    if (path.equals(MERCHANT)) {
      return "connection";
    }
    if (path.equals("/audit")) {
      return "audit-of-all";
    }
    var kind = ConsoleMap.kind(path);
    return kind.endsWith("/conversions/{id}")
        ? "timeline"
        : kind.substring(kind.lastIndexOf('/') + 1);
  }
}
