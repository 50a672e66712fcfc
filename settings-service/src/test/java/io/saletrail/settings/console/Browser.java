package io.saletrail.settings.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.saletrail.settings.TestStack;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser as far as these pages need one: it keeps the session cookie and sends forms with their
/// hidden fields. It does not follow redirects.
public final class Browser {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final Map<String, Cookie> cookies = new HashMap<>();
  private String csrf = "";

  public static Browser signedIn() {
    var browser = new Browser();
    var answer = browser.send("/sign-in", Map.of("token", TestStack.OPERATOR_TOKEN));
    assertThat(answer.statusCode()).isEqualTo(303);
    browser.open("/merchants");
    return browser;
  }

  /// Opens a page. Like every browser, it sends no fragment.
  public Response open(String address) {
    var path = address.replaceFirst("#.*", "");
    return kept(given().redirects().follow(false).cookies(cookies(path)).get(path));
  }

  /// Sends a form of the last opened page.
  public Response send(String path, Map<String, String> fields) {
    return kept(
        given()
            .redirects()
            .follow(false)
            .cookies(cookies(path))
            .contentType(ContentType.URLENC.withCharset("utf-8"))
            .formParam("csrf", csrf)
            .formParams(fields)
            .post(path));
  }

  /// The hidden fields of the form with this action.
  private Map<String, String> cookies(String path) {
    return cookies.values().stream()
        .filter(cookie -> path.startsWith(cookie.getPath()))
        .collect(Collectors.toMap(Cookie::getName, Cookie::getValue));
  }

  private Response kept(Response answer) {
    for (var cookie : answer.detailedCookies()) {
      if (cookie.getMaxAge() == 0) {
        cookies.remove(cookie.getName());
      } else {
        cookies.put(cookie.getName(), cookie);
      }
    }
    var found = CSRF.matcher(answer.asString());
    if (found.find()) {
      csrf = found.group(1);
    }
    return answer;
  }
}
