package io.saletrail.journeys.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.saletrail.sandbox.shop.Shop;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.StackConfig;
import io.saletrail.stack.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a merchant would tell about the day on which Stripe's webhooks got lost.
class CheckNowTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout(PATIENCE.toMillis());

  /// Slow enough to be watched.
  private static final Duration A_SLOW_CALL = Duration.ofSeconds(3);

  @TempDir static Path folder;
  private static Chromium browser;
  private static LocalStack house;

  @BeforeAll
  static void open() {
    browser = Chromium.startOrSkip();
    StackConfig plan = StackConfig.passing(StackConfig.projectRoot(), folder);
    house = LocalStack.start(plan, new Terminal(System.out));
    try (Merchant merchant = new Merchant(browser, house);
        Buyer first = new Buyer(browser, house)) {
      first.comesAlone();
      merchant.signsIn();
      merchant.connects(Shop.TENANT, house.trackdesk().token(Shop.TENANT));
      // The first check reads what was before; what follows is what is missed.
      assertThat(merchant.readsInTheConsole("", "nothing missed")).isTrue();
    }
  }

  @AfterEach
  void behave() {
    if (house != null) {
      house.stripe().api().behave();
      house.stripe().webhooks().mischief().behave();
    }
  }

  @AfterAll
  static void close() {
    if (house != null) {
      house.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aSaleWhoseWebhooksAreLostIsFoundByCheckNowWhichSaysWhatItReadsAndWhatWasNew() {
    try (Merchant merchant = new Merchant(browser, house);
        Buyer buyer = new Buyer(browser, house)) {
      List<String> complaints = new CopyOnWriteArrayList<>();
      List<String> streams = new CopyOnWriteArrayList<>();
      merchant.console().onPageError(complaints::add);
      merchant
          .console()
          .onConsoleMessage(
              message -> {
                if (message.type().equals("error")) {
                  complaints.add(message.text());
                }
              });
      merchant
          .console()
          .onRequest(
              request -> {
                if (request.resourceType().equals("eventsource")) {
                  streams.add(request.url());
                }
              });
      merchant.signsIn();

      // Not one webhook came that day, and one of Ada's readers bought a mug.
      house.stripe().webhooks().mischief().drop(true);
      buyer.comesThrough("ada");
      buyer.choosesTheMug();
      buyer.pays();

      // I pressed Check Now and watched: first it asked, then it read, and it counted.
      house.stripe().api().slowDown(A_SLOW_CALL);
      Locator checks = merchant.checksNow();
      merchant.console().evaluate("window.stillTheSamePage = true");
      assertThat(checks).containsText("Asking Stripe…");
      assertThat(checks).containsText("Reading events…", PATIENTLY);

      // My colleague pressed it too, and we watched the same check.
      Locator colleagues = merchant.checksNowOnAnotherPage();
      assertThat(colleagues.locator(".in-progress")).hasCount(1);
      assertThat(colleagues.getByText("Check Now ·")).hasCount(1);

      // It named the sale that it had found, with what it was worth.
      Locator found = checks.locator(".recovered a");
      assertThat(found.first()).isVisible(new IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
      assertThat(found).hasCount(1);
      assertThat(checks.locator(".recovered")).containsText("24.00 EUR, credited", PATIENTLY);
      assertThat(merchant.console().evaluate("window.stillTheSamePage")).isEqualTo(true);
      assertThat(streams).hasSize(1);

      // And its name led to its story.
      found.click();
      assertThat(merchant.console().locator("main")).containsText("Timeline");
      assertThat(merchant.console().locator("main")).containsText("24.00");
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void withoutScriptsThePageShowsHowTheCheckStandsEachTimeItIsLoaded() {
    try (Merchant merchant = Merchant.withoutScripts(browser, house)) {
      merchant.signsIn();

      Locator latest = merchant.checksNow().locator("li").first();
      assertThat(latest).containsText("Check Now");

      // The browser does it by itself; one whose scripts are only held back does not.
      assertThat(merchant.console().content()).contains("<noscript><meta http-equiv=\"refresh\"");
      boolean complete =
          Eventually.of(PATIENCE)
              .until(
                  () -> {
                    merchant.console().reload();
                    return latest.textContent().contains("Complete");
                  });
      assertThat(complete).isTrue();
    }
  }
}
