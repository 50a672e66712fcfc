package io.saletrail.settings.access;

import static io.saletrail.settings.TestStack.newAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.access.Access.Answer;
import io.saletrail.settings.access.session.Sessions;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sends values to every parameter and field of every route that no client sends by accident.
@QuarkusTest
@WithTestResource(TestStack.class)
class HostileValuesTest {
  private static final List<String> VALUES =
      List.of(
          "a\0b",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01",
          "9999-12-31",
          "0000-01-01",
          "99999999999999999999",
          "-9223372036854775808",
          "1e400",
          "\ud800",
          "%",
          "../../etc/passwd",
          "x".repeat(3_000));

  @Inject Sessions sessions;

  @Test
  void noValueMakesARouteFail() {
    var account = newAccount();
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    for (var route : Route.all().filter(HostileValuesTest::guessesNoToken).toList()) {
      for (var value : VALUES) {
        var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        if (route.ofAnObject()) {
          assertHandled(route, value, ask(route, account, encoded, "", ""));
        }
        for (var name : route.queries()) {
          assertHandled(route, value, ask(route, account, "none", "?" + name + "=" + encoded, ""));
        }
        for (var name : route.fields()) {
          assertHandled(route, value, ask(route, account, "none", "", name + "=" + encoded));
        }
      }
    }
  }

  /// Wrong tokens would lock this address out of other tests.
  private static boolean guessesNoToken(Route route) {
    return !route.fields().contains("token");
  }

  private Answer ask(Route route, String account, String object, String query, String form) {
    var role = route.signed() ? Role.MERCHANT_APP : Role.OPERATOR_TOKEN;
    var caller = new ApiClient(role, route.signed() ? account : "", sessions);
    return caller.ask(route, route.at(account, object), query, form);
  }

  private static void assertHandled(Route route, String value, Answer answer) {
    assertThat(answer.status()).as(route.name() + " with " + value).isLessThan(500);
    assertThat(answer.body()).as(route.name()).doesNotContain("\"stack\":", "Exception:", "\tat ");
  }
}
