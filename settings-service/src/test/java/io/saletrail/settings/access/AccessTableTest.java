package io.saletrail.settings.access;

import static io.saletrail.settings.TestStack.newAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.access.Access.Answer;
import io.saletrail.settings.access.AccessPage.Row;
import io.saletrail.settings.access.Role.Party;
import io.saletrail.settings.access.session.Sessions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calls every route as every kind of caller. No merchant reaches data of another merchant. The
/// results are the table in docs/access.md.
@QuarkusTest
@WithTestResource(TestStack.class)
class AccessTableTest {
  private static final Path PAGE = Path.of("../docs/access.md");

  /// Outcomes for callers without access.
  private static final Set<Access> CLOSED =
      EnumSet.of(Access.SIGN_IN, Access.NOT_THERE, Access.REFUSED);

  @Inject Sessions sessions;

  private SeededMerchant merchant;
  private String another;

  @BeforeEach
  void twoMerchants() {
    ApiClient.forgetKeys();
    merchant = SeededMerchant.seed(sessions);
    another = newAccount();
    TestStack.setUp(another, "acme", "td_secret-0123456789");
  }

  @Test
  void aMerchantCannotReachAnotherMerchantThroughAnyChannel() {
    for (var route : closed().filter(Route::ofAMerchant).toList()) {
      for (var role : roles(Party.OTHER_MERCHANT, Party.NONE)) {
        for (var object : objects(route)) {
          var answer = caller(role).ask(route, route.at(merchant.account(), object));

          assertThat(end(route, role, answer)).as(route.name() + " by " + role).isIn(CLOSED);
          assertNothingShown(route, answer, merchant.account(), object);
        }
      }
    }
  }

  @Test
  void idsOfAnotherMerchantAreNotFoundUnderOwnPaths() {
    for (var route : closed().filter(Route::ofAnObject).toList()) {
      for (var object : merchant.objects(route)) {
        var answer = caller(own(route)).ask(route, route.at(another, object));

        assertThat(withAnothersId(route, answer))
            .as(route.name() + " with " + object)
            .isIn(Access.NOT_THERE, Access.REFUSED, Access.NO_SUCH_ID);
        assertNothingShown(route, answer, object);
      }
    }
  }

  @Test
  void idsOfAnotherMerchantInParametersAndFormsShowNothing() {
    for (var route : closed().toList()) {
      for (var object : objectsAndAccount()) {
        for (var name : route.queries()) {
          assertNothingShown(route, withQuery(route, name, object), object);
        }
        for (var name : route.fields()) {
          assertNothingShown(route, withField(route, name, object), object);
        }
      }
    }
  }

  @Test
  void theOwnMerchantIsServedOnEveryRoute() {
    for (var route : closed().filter(Route::ofAMerchant).toList()) {
      assertThat(reached(route, Role.MERCHANT_SESSION)).as(route.name()).contains("yes");
    }
    for (var route : closed().filter(Route::signed).toList()) {
      assertThat(reached(route, Role.MERCHANT_APP)).as(route.name()).contains("yes");
    }
  }

  @Test
  void theSearchedValuesAppearForTheOwnMerchant() {
    var showing =
        closed()
            .filter(Route::reads)
            .filter(Route::ofAMerchant)
            .filter(route -> !route.ofAnObject())
            .filter(route -> !merchant.shownIn(seen(route)).isEmpty())
            .map(Route::name);

    assertThat(showing)
        .contains(
            "GET /api/merchants/{account}/settings",
            "GET /api/merchants/{account}/conversions",
            "GET /api/merchants/{account}/checks",
            "GET /api/merchants/{account}/sessions",
            "GET /merchants/{account}/conversions",
            "GET /merchants/{account}/not-credited",
            "GET /merchants/{account}/backfill");
  }

  @Test
  void aKeyOpensNoPageAndNothingOfTheStripeApp() {
    for (var route : closed().filter(route -> !route.keyed()).toList()) {
      assertThat(reached(route, Role.OPERATOR_KEY)).as(route.name()).containsExactly("sign in");
    }
  }

  @Test
  void noKeyOpensTheRoutesOfKeysAndSessions() {
    for (var route : closed().filter(Route::keyed).toList()) {
      if (route.path().matches(".*/(keys|sessions)(/.*)?")) {
        assertThat(reached(route, Role.OPERATOR_KEY)).as(route.name()).containsExactly("refused");
      }
    }
  }

  @Test
  void accessMdMatchesTheRoutes() throws IOException {
    var written = AccessPage.written(Route.all().map(this::row).toList());
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, written);
    }

    assertThat(written).isEqualTo(Files.readString(PAGE));
  }

  private String seen(Route route) {
    var path = route.at(merchant.account(), "none");
    // The account ID is on every page, so it does not count.
    return caller(Role.MERCHANT_SESSION).ask(route, path).body().replace(merchant.account(), "");
  }

  private Row row(Route route) {
    var cells = new EnumMap<Role, String>(Role.class);
    // Callers with access come last: their calls change the data.
    for (var role : Arrays.asList(Role.values()).reversed()) {
      if (role.channel == Role.Channel.KEY && !route.keyed()) {
        continue;
      }
      cells.put(role, String.join(", ", reached(route, role)));
    }
    return new Row(route, cells, anothers(route));
  }

  /// The outcomes of a route for a caller, over all objects if its path names one.
  private Set<String> reached(Route route, Role role) {
    var ends = EnumSet.noneOf(Access.class);
    for (var object : objects(route)) {
      var answer = caller(role).ask(route, route.at(merchant.account(), object));
      ends.add(end(route, role, answer));
      if (role.channel == Role.Channel.KEY && ends.contains(Access.REFUSED)) {
        // The scope is missing, whatever the object.
        break;
      }
    }
    if (ends.stream().anyMatch(Access::granted)) {
      ends.removeIf(end -> !end.granted());
    }
    return words(ends);
  }

  /// A signed call without an account in its path concerns the signed account.
  private static Access end(Route route, Role role, Answer answer) {
    var end = Access.of(route, answer);
    return end == Access.SERVED && !route.open() && role.party == Party.OTHER_MERCHANT
        ? Access.OWN
        : end;
  }

  private String anothers(Route route) {
    if (route.open() || !route.ofAnObject()) {
      return "";
    }
    var ends = EnumSet.noneOf(Access.class);
    for (var object : merchant.objects(route)) {
      var answer = caller(own(route)).ask(route, route.at(another, object));
      ends.add(withAnothersId(route, answer));
    }
    ends.remove(Access.NO_SUCH_ID);
    return String.join(", ", words(ends));
  }

  private static Access withAnothersId(Route route, Answer answer) {
    return answer.status() == 400 ? Access.NO_SUCH_ID : Access.of(route, answer);
  }

  private static Set<String> words(Set<Access> ends) {
    var words = new TreeSet<String>();
    ends.forEach(end -> words.add(end.words));
    return words;
  }

  private void assertNothingShown(Route route, Answer answer, String... sent) {
    assertThat(answer.status()).as(route.name()).isLessThan(500);
    assertThat(merchant.shownIn(answer.body(), sent))
        .as(route.name() + " with " + List.of(sent) + " shows")
        .isEmpty();
  }

  private Answer withQuery(Route route, String name, String value) {
    var query = "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return caller(own(route)).ask(route, route.at(another, "none"), query, "");
  }

  private Answer withField(Route route, String name, String value) {
    var form = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return caller(own(route)).ask(route, route.at(another, "none"), "", form);
  }

  /// The role in which a merchant calls a route.
  private static Role own(Route route) {
    return route.signed() ? Role.OTHER_APP : Role.OTHER_SESSION;
  }

  private ApiClient caller(Role role) {
    return new ApiClient(role, role.account(merchant.account(), another).orElse(""), sessions);
  }

  private List<String> objects(Route route) {
    return route.ofAnObject() ? merchant.objects(route) : List.of("none");
  }

  private List<String> objectsAndAccount() {
    return Stream.concat(Stream.of(merchant.account()), merchant.objects().stream()).toList();
  }

  private static Stream<Route> closed() {
    return Route.all().filter(route -> !route.open());
  }

  private static List<Role> roles(Party... these) {
    var parties = Set.of(these);
    return Arrays.stream(Role.values()).filter(role -> parties.contains(role.party)).toList();
  }
}
