package io.saletrail.journeys.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/// A form of a page, filled in and sent with the keyboard alone.
///
/// @param page where it stands
/// @param place which of the page's forms it is
/// @param name its method and where it goes, whoever's it is
/// @param fields what can be filled in
record ConsoleForm(String page, int place, String name, List<String> fields) {

  /// Longer than any page has stops, and once around.
  private static final int MOST_STOPS = 400;

  /// The forms of a page in which something can be filled in.
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

  /// Those that stand open on a page.
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

  /// Types what is given into the fields that it names, and sends the form.
  void fill(Page browser, Map<String, String> values) {
    values.forEach((field, value) -> type(browser, field, value));
    var button = "form().querySelector('button:not([type=button])')";
    reach(browser, button);
    // The answer is another page, often at the same address.
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

  /// The browser speaks American: month, day, year.
  private static String americanDay(String day) {
    return day.substring(5, 7) + day.substring(8, 10) + day.substring(0, 4);
  }

  /// Presses Tab until it is there.
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
