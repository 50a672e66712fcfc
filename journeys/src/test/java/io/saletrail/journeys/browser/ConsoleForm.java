package io.saletrail.journeys.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/// A form of a page, filled in and sent with the keyboard alone.
///
/// @param page its path
/// @param place its index among the page's forms
/// @param name its method and action, with placeholders for ids
/// @param fields the visible fields
record ConsoleForm(String page, int place, String name, List<String> fields) {

  /// More Tab presses than any page has stops.
  private static final int MOST_STOPS = 400;

  /// The forms of a page with visible fields.
  private static final String FORMS =
      """
      [...document.forms].map((form, place) => ({
        place,
        name: form.method.toUpperCase() + ' ' + new URL(form.action).pathname,
        fields: [...form.elements]
          .filter((it) => it.name && it.type !== 'hidden' && it.tagName !== 'BUTTON')
          .map((it) => it.name),
      })).filter((form) => form.fields.length)
      """;

  /// The forms of the page at this path.
  static List<ConsoleForm> on(Page page, String path) {
    return ((List<?>) page.evaluate(FORMS))
        .stream().map(form -> of(path, (Map<?, ?>) form)).toList();
  }

  private static ConsoleForm of(String path, Map<?, ?> form) {
    return new ConsoleForm(
        path,
        ((Number) form.get("place")).intValue(),
        ConsoleMap.kind(String.valueOf(form.get("name"))),
        ((List<?>) form.get("fields")).stream().map(String::valueOf).toList());
  }

  /// Types the values into their fields and sends the form, wherever it is on the page by now.
  void fill(Page browser, Map<String, String> values) {
    on(browser, page).stream()
        .filter(form -> form.name.equals(name))
        .findFirst()
        .orElseThrow()
        .fillInPlace(browser, values);
  }

  private void fillInPlace(Page browser, Map<String, String> values) {
    values.forEach((field, value) -> type(browser, field, value));
    var button = "form().querySelector('button:not([type=button])')";
    reach(browser, button);
    // The response is another page, often at the same URL.
    browser.evaluate("document.body.dataset.before = 'yes'");
    browser.keyboard().press("Enter");
    browser.locator("body:not([data-before])").waitFor();
    browser.waitForLoadState();
  }

  private void type(Page browser, String field, String value) {
    reach(browser, "form().elements['%s']".formatted(field));
    var keyboard = browser.keyboard();
    switch (kind(browser)) {
      case "select-one" -> keyboard.type(value);
      case "date" -> keyboard.type(americanDay(value));
      default -> {
        keyboard.press("Control+A");
        keyboard.press("Delete");
        keyboard.type(value);
      }
    }
  }

  private static String kind(Page browser) {
    return String.valueOf(browser.evaluate("document.activeElement.type"));
  }

  /// Chromium's date fields use the US format: month, day, year.
  private static String americanDay(String day) {
    return day.substring(5, 7) + day.substring(8, 10) + day.substring(0, 4);
  }

  /// Presses Tab until the element has the focus.
  private void reach(Page browser, String element) {
    var there =
        "(() => { const form = () => document.forms[%d]; return document.activeElement === %s })()"
            .formatted(place, element);
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      if (Boolean.TRUE.equals(browser.evaluate(there))) {
        return;
      }
      browser.keyboard().press("Tab");
    }
    throw new AssertionError("The keyboard does not reach " + element + " on " + page);
  }

  @Override
  public String toString() {
    return name;
  }
}
