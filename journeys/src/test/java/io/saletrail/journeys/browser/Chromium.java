package io.saletrail.journeys.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser installed on this machine. Nothing is downloaded: without a browser the test is
/// skipped with a message.
///
/// Started once per thread, since Playwright is confined to one, and ends with the JVM. Its
/// processes cost more than the pages of most tests.
final class Chromium {

  /// Chromium without a window: it needs less than half the processor time, and lacks tabs.
  private static final String SHELL = "chromium-headless-shell";

  private static final List<String> COMPLETE =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /// Has no network access beyond the pages of the test, and one process for the pages of a
  /// context: all sites are the test's own, and each process takes half a second.
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--in-process-gpu",
          "--renderer-process-limit=1",
          "--disable-site-isolation-trials",
          // Replaces Playwright's list, of which the first ones are.
          "--disable-features=HttpsUpgrades,PaintHolding,ThirdPartyStoragePartitioning,Translate,"
              + "DestroyProfileOnBrowserClose,AvoidUnnecessaryBeforeUnloadCheckSync,"
              + "AcceptCHFrame,DialMediaRouteProvider,MediaRouter,GlobalMediaControls,"
              + "LensOverlay,IsolateOrigins,site-per-process,SpareRendererForSitePerProcess",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final ThreadLocal<Optional<Chromium>> STARTED =
      ThreadLocal.withInitial(() -> onThePath(SHELL).or(Chromium::complete).map(Chromium::new));

  private static final ThreadLocal<Optional<Chromium>> STARTED_WITH_TABS =
      ThreadLocal.withInitial(() -> complete().map(Chromium::new));

  private final Browser browser;

  private Chromium(Path executable) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    this.browser =
        Playwright.create(new Playwright.CreateOptions().setEnv(environment))
            .chromium()
            .launch(
                new LaunchOptions().setExecutablePath(executable).setHeadless(true).setArgs(FLAGS));
  }

  /// The browser of this thread.
  static Chromium startOrSkip() {
    return orSkip(STARTED.get());
  }

  /// The browser of this thread for tests that open tabs in the background.
  static Chromium withTabsOrSkip() {
    return orSkip(STARTED_WITH_TABS.get());
  }

  private static Chromium orSkip(Optional<Chromium> started) {
    assumeTrue(
        started.isPresent(), "Skipped: no browser found. Install chromium to run this test.");
    return started.orElseThrow();
  }

  /// A visitor without any cookies.
  BrowserContext visitor() {
    return browser.newContext();
  }

  /// A visitor without cookies, with these screen options.
  BrowserContext visitor(NewContextOptions options) {
    return browser.newContext(options);
  }

  private static Optional<Path> complete() {
    return COMPLETE.stream().map(Chromium::onThePath).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Path> onThePath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
