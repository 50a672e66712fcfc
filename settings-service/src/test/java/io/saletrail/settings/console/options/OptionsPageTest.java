package io.saletrail.settings.console.options;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.console.Browser;
import io.saletrail.settings.console.form.Field;
import io.saletrail.settings.console.form.OptionsForm;
import io.saletrail.settings.merchant.options.Option;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class OptionsPageTest {
  /// Delivery mode and request rate do not affect the result for a sale.
  private static final List<String> WITHOUT_A_SALE =
      List.of("deliveryMode", "requestsPerSecond", "revenueOriginId");

  @Inject Examples examples;

  @Test
  void optionsAreChangedThroughTheForm() {
    var account = newAccount();
    var browser = Browser.signedIn();
    browser.open(page(account));

    var saved =
        browser.send(
            page(account),
            Map.of(
                "options.includeTax",
                "false",
                "options.recurring",
                "FIRST_N",
                "options.recurringLimit",
                "3",
                "options.productTypes",
                "prod_1 = lead\n\nprod_2=upsell\n"));

    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(browser.open(saved.header("Location")).asString()).contains("Changes saved.");
    operator()
        .get("/api/merchants/{account}/settings", account)
        .then()
        .body("options.includeTax", equalTo(false))
        .body("options.recurringLimit", equalTo(3))
        .body("options.productTypes", equalTo(Map.of("prod_1", "lead", "prod_2", "upsell")));
  }

  /// Finding F12: of two tabs, the later one does not undo what the earlier one saved.
  @Test
  void aFormOfAnOlderVersionIsNotSavedAndShowsTheDifference() {
    var account = newAccount();
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var browser = Browser.signedIn();
    browser.open(page(account));
    var version = Map.of("version", "1");
    var first = new HashMap<>(version);
    first.put("options.includeTax", "false");
    assertThat(browser.send(page(account), first).statusCode()).isEqualTo(303);
    var second = new HashMap<>(version);
    second.put("options.includeTax", "true");
    second.put("options.includeShipping", "false");

    var answer = browser.send(page(account), second);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.asString())
        .contains("Not saved: these settings were changed meanwhile.")
        .contains("saved is <b>No</b>, your form has <b>Yes</b>")
        .contains("name=\"version\" value=\"2\"");
    operator()
        .get("/api/merchants/{account}/settings", account)
        .then()
        .body("options.includeTax", equalTo(false))
        .body("options.includeShipping", equalTo(true));
    operator()
        .contentType("application/json")
        .body("{\"version\": 1, \"options\": {\"includeTax\": true}}")
        .put("/api/merchants/{account}/settings", account)
        .then()
        .statusCode(409)
        .body("errors[0].field", equalTo("options.includeTax"));
    second.put("version", "2");
    assertThat(browser.send(page(account), second).statusCode()).isEqualTo(303);
  }

  @Test
  void errorsAreShownBesideTheFieldAndTheInputIsKept() {
    var account = newAccount();
    var browser = Browser.signedIn();
    browser.open(page(account));

    var page =
        browser.send(
            page(account),
            Map.of(
                "options.recurringLimit",
                "many",
                "options.revenueOriginId",
                "<b>none</b>",
                "options.renewalType",
                "typed-and-kept"));

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.asString())
        .contains("Please correct the highlighted field")
        .contains("value=\"many\"")
        .contains(
            "aria-describedby=\"options-recurringLimit-hint options-recurringLimit-error\""
                + " aria-invalid=\"true\" autofocus")
        .contains("Must be a whole number from 1 to 120.")
        .contains("value=\"&lt;b&gt;none&lt;/b&gt;\"")
        .contains("value=\"typed-and-kept\"")
        .containsOnlyOnce("autofocus");
    operator().get("/api/merchants/{account}/settings", account).then().statusCode(404);
  }

  /// Finding F18: the last of two lines does not win in silence.
  @Test
  void twoLinesOfOneProductAreAnError() {
    var account = newAccount();
    var browser = Browser.signedIn();
    browser.open(page(account));

    var page =
        browser.send(
            page(account), Map.of("options.productTypes", "prod_1 = sale\nprod_1 = renewal"));

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.asString()).contains("A product can have one conversion type.");
  }

  @Test
  void everyOptionThatDecidesAboutSalesIsExplainedByOneAndEachOfItsChoicesToo() {
    assertThat(fields().filter(field -> !WITHOUT_A_SALE.contains(field.option().name())))
        .allSatisfy(
            field ->
                assertThat(examples.of(field.option().name()))
                    .as(field.option().name())
                    .singleElement()
                    .satisfies(example -> assertThat(values(example)).containsAll(choices(field))));
  }

  @Test
  void theExampleShowsTheResultOfTheChosenValue() {
    var account = newAccount();

    var page = Browser.signedIn().open(page(account)).asString();

    assertThat(page)
        .contains("119.00 EUR sale, including 19.00 EUR tax:")
        .contains("<b>119.00 EUR</b>")
        .contains("<b>100.00 EUR</b>")
        .contains("At this rate, 3,000 queued conversions are sent in about 10 min.");
  }

  private static String page(String account) {
    return "/merchants/" + account + "/options";
  }

  private static Stream<Field> fields() {
    return OptionsForm.saved(Optional.empty()).groups().stream()
        .flatMap(group -> group.fields().stream());
  }

  private static List<String> values(Example example) {
    return example.choices().stream().map(Example.Choice::value).toList();
  }

  private static List<String> choices(Field field) {
    return field.choices().stream().map(Option.Choice::value).toList();
  }
}
