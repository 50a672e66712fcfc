package io.saletrail.journeys.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.ColorScheme;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.tour.Tour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

  private static Chromium browser;
  private static LocalStack stack;
  private static ConsoleVisitor inLight;
  private static ConsoleVisitor inTheDark;
  private static ConsoleVisitor onAPhone;
  private static List<String> pages;

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.startOrSkip();
    stack = SharedStack.afterTheTour();
    var console = stack.ports().address(Program.SETTINGS).toString();
    inLight = ConsoleVisitor.onADesktop(browser, console, ColorScheme.LIGHT);
    inTheDark = ConsoleVisitor.onADesktop(browser, console, ColorScheme.DARK);
    onAPhone = ConsoleVisitor.onAPhone(browser, console);
    pages = ConsoleMap.pages(inLight, "/merchants", "/audit", MERCHANT, "/developers");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void theConsolesPagesAreFound() {
    assertThat(pages)
        .contains("/merchants", MERCHANT, MERCHANT + "/snippets", MERCHANT + "/conversions")
        .anyMatch(page -> page.startsWith(MERCHANT + "/conversions/"));
  }

  @TestFactory
  Stream<DynamicTest> noPageHasBarriers() {
    return eachPage(path -> assertThat(inLight.opens(path).barriers()).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> noPageHasBarriersInDarkMode() {
    return eachPage(path -> assertThat(inTheDark.opens(path).barriers()).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> noPageIsWiderThanAPhone() {
    return eachPage(path -> assertThat(onAPhone.opens(path).overhang()).isZero());
  }

  @TestFactory
  Stream<DynamicTest> everyControlIsReachedWithTheKeyboard() {
    return eachPage(path -> assertThat(inLight.opens(path).unreachableControls()).isEmpty());
  }

  @Test
  void screenshotsAreWrittenOnRequest() {
    assumeTrue(Boolean.getBoolean("screenshots.write"), "Screenshots are written on request only.");
    for (var path : pages) {
      inLight.opens(path).writeScreenshot(SCREENSHOTS.resolve(name(path) + ".png"));
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

  private static Stream<DynamicTest> eachPage(Consumer<String> test) {
    return pages.stream().map(path -> DynamicTest.dynamicTest(path, () -> test.accept(path)));
  }
}
