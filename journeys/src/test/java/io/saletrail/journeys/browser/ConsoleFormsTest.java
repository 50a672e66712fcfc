package io.saletrail.journeys.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.saletrail.journeys.stack.Operator;
import io.saletrail.journeys.stack.SharedStack;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.SettingsApi;
import io.saletrail.stack.tour.Tour;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Every form of every page of the console, with the keyboard alone. Invalid input: an error is
/// shown beside the field, the input is kept, nothing changes. Valid input: it takes effect.
@ResourceLock(SharedStack.LOCK)
class ConsoleFormsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// A field's visible value: for a choice its label.
  private static final String SHOWN =
      "it => it.selectedOptions ? it.selectedOptions[0].textContent : it.value";

  /// What a screen reader reads after a field's name.
  private static final String DESCRIBED =
      "it => it.getAttribute('aria-describedby').split(' ')"
          + ".map((id) => document.getElementById(id).textContent).join(' ')";

  private static final String MERCHANT = "/merchants/" + Tour.ACCOUNT;

  private static Chromium browser;
  private static LocalStack stack;
  private static ConsoleVisitor visitor;
  private static Operator operator;
  private static List<ConsoleForm> forms;
  private static Map<String, FormFilling> fillings;

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.startOrSkip();
    stack = SharedStack.afterTheTour().stack();
    operator = new Operator(stack, Program.SETTINGS);
    anUnsentSale();
    visitor =
        ConsoleVisitor.onADesktop(
            browser, stack.ports().address(Program.SETTINGS).toString(), ColorScheme.LIGHT);
    forms = forms();
    fillings =
        FormFilling.table(
            stack.ports().sandboxAddress() + "/shop",
            operator.get("/api" + MERCHANT + "/conversions").at("/items/0/externalId").asText());
  }

  @AfterAll
  static void close() {
    if (visitor != null) {
      visitor.close();
    }
  }

  @Test
  void formsAndFillingsMatch() {
    assertThat(forms.stream().map(ConsoleForm::name))
        .as("FormFilling says how people get each form wrong, and right")
        .containsExactlyInAnyOrderElementsOf(fillings.keySet());
  }

  @TestFactory
  Stream<DynamicTest> invalidInputShowsAnErrorBesideTheFieldKeepsTheInputAndChangesNothing() {
    return eachForm(
        (form, filling) -> {
          var before = settings();

          form.fill(visitor.opens(form.page()).page(), filling.wrong());

          var page = visitor.page();
          // Chromium moves the focus with the first frame, which may follow the load.
          page.waitForFunction("name => document.activeElement.name === name", filling.at());
          var wrong = page.locator("[name='%s'][aria-invalid=true]".formatted(filling.at()));
          assertThat(wrong.evaluate(DESCRIBED)).asString().contains(filling.says());
          filling
              .wrong()
              .forEach(
                  (field, typed) ->
                      assertThat(
                              page.locator("main [name='%s']".formatted(field))
                                  .first()
                                  .evaluate(SHOWN))
                          .asString()
                          .startsWith(typed));
          assertThat(settings()).isEqualTo(before);
        });
  }

  @Test
  void anInvalidTokenShowsAnErrorAndAValidOneSignsIn() {
    try (var stranger = browser.visitor()) {
      var page = stranger.newPage();
      page.navigate(stack.ports().address(Program.SETTINGS).toString());
      var form =
          ConsoleForm.on(page, "/").stream()
              .filter(one -> one.name().equals("POST /sign-in"))
              .findFirst()
              .orElseThrow();

      form.fill(page, Map.of("token", "wrong"));
      assertThat(page.locator("#token-error").textContent())
          .isEqualTo("The operator token is incorrect.");
      assertThat(page.evaluate("document.activeElement.name")).isEqualTo("token");

      form.fill(page, Map.of("token", stack.keys().operatorToken()));
      assertThat(page.url()).endsWith("/merchants");
    }
  }

  @TestFactory
  Stream<DynamicTest> validInputTakesEffect() {
    return eachForm(
        (form, filling) -> {
          form.fill(visitor.opens(form.page()).page(), filling.right());

          assertThat(visitor.page().locator("body").innerText()).contains(filling.brings());
        });
  }

  /// Finding F2: the page shows the result of its run without being loaded again.
  @Test
  void aDryRunOfAReSendIsFollowedWithoutReload() {
    var name = "POST /merchants/{account}/redrives";
    var form = forms.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    form.fill(visitor.opens(form.page()).page(), fillings.get(name).right());

    var page = visitor.page();
    page.evaluate("() => { window.loadedOnce = true; }");
    page.waitForFunction("() => !document.querySelector('[data-watch]')");

    assertThat(page.evaluate("window.loadedOnce")).isEqualTo(true);
    assertThat(page.locator("main").innerText()).contains("would be sent");
  }

  private static Stream<DynamicTest> eachForm(BiConsumer<ConsoleForm, FormFilling> test) {
    return forms.stream()
        .filter(form -> fillings.containsKey(form.name()))
        .map(
            form ->
                DynamicTest.dynamicTest(
                    form.name(), () -> test.accept(form, fillings.get(form.name()))));
  }

  private static String settings() {
    return operator.get("/api" + MERCHANT + "/settings").toString();
  }

  /// A sale that was not sent, so that there is one to re-send.
  private static void anUnsentSale() {
    new SettingsApi(stack)
        .register(
            Tour.ACCOUNT,
            Tour.TENANT,
            stack.trackdesk().token(Tour.TENANT),
            Map.of("deliveryMode", "SHADOW"));
    var shop = stack.stripe().account(Tour.ACCOUNT);
    var link = shop.paymentLink(Offer.oneOff("Red mug", 1900, "eur").withCode("red-mug"));
    shop.buy(link, UUID.randomUUID().toString());
    var waits =
        Eventually.of(LIMIT)
            .until(() -> operator.get("/api" + MERCHANT + "/attention").at("/groups/0").isObject());
    assertThat(waits).isTrue();
  }

  /// One form per kind.
  private static List<ConsoleForm> forms() {
    Map<String, ConsoleForm> found = new LinkedHashMap<>();
    for (var path : ConsoleMap.pages(visitor, "/merchants", MERCHANT)) {
      ConsoleForm.on(visitor.opens(path).page(), path)
          .forEach(form -> found.putIfAbsent(form.name(), form));
    }
    return List.copyOf(found.values());
  }
}
