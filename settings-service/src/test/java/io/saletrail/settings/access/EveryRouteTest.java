package io.saletrail.settings.access;

import static io.restassured.RestAssured.given;
import static io.saletrail.settings.House.newAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.specification.RequestSpecification;
import io.saletrail.settings.House;
import io.saletrail.settings.access.stripe.SignedByStripe;
import io.saletrail.settings.app.StripeDashboard;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every route of the application, found by itself, so that no new one escapes: strangers see
/// nothing, and a merchant sees nothing of another.
@QuarkusTest
@WithTestResource(House.class)
class EveryRouteTest {
    /// Open on purpose: to add one here is a decision.
    private static final List<String> OPEN =
            List.of(
                    "GET /",
                    "GET /developers",
                    "GET /install",
                    "GET /install/done",
                    "GET /sign-in/stripe",
                    "GET /snippets/v1/payment-link.js",
                    "GET /snippets/v1/payment-link-check.js",
                    "POST /sign-in",
                    "POST /sign-in/development",
                    "POST /sign-out");

    @Inject Sessions sessions;

    /// @param signed whether Stripe's signature alone opens it
    private record Route(String method, String path, boolean open, boolean signed) {
        String name() {
            return method + " " + path;
        }

        boolean api() {
            return path.startsWith("/api/") || signed;
        }
    }

    @Test
    void onlyTheRoutesThatAreMeantToBeOpenAre() {
        assertThat(routes().filter(Route::open).map(Route::name))
                .containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void aStrangerSeesNothing() {
        routes().filter(route -> !route.open())
                .forEach(
                        route ->
                                assertThat(status(route, given(), newAccount()))
                                        .as(route.name())
                                        .isEqualTo(route.api() ? 401 : 303));
    }

    @Test
    void aWrongTokenIsAStrangers() {
        routes().filter(route -> !route.open())
                .forEach(
                        route ->
                                assertThat(
                                                status(
                                                        route,
                                                        given().header(
                                                                        "Authorization",
                                                                        "Bearer wrong"),
                                                        newAccount()))
                                        .as(route.name())
                                        .isEqualTo(route.api() ? 401 : 303));
    }

    @Test
    void aMerchantSeesNothingOfAnotherAndNothingOfTheHouse() {
        var owner = newAccount();
        var other = newAccount();
        House.setUp(other, "acme", "td_secret-0123456789");

        routes().filter(route -> !route.open())
                .forEach(
                        route ->
                                assertThat(status(route, merchant(owner), other))
                                        .as(route.name())
                                        .isEqualTo(route.signed() ? 401 : 404));
    }

    @Test
    void theStripeAppsRoutesTakeNeitherTheOperatorTokenNorASession() {
        var owner = newAccount();

        routes().filter(Route::signed)
                .forEach(
                        route -> {
                            assertThat(status(route, House.operator(), owner))
                                    .as(route.name())
                                    .isEqualTo(401);
                            assertThat(status(route, session(new Visitor.Operator()), owner))
                                    .as(route.name())
                                    .isEqualTo(401);
                        });
    }

    @Test
    void aSignedCallOpensNoRouteButTheStripeAppsOwn() {
        var owner = newAccount();
        House.setUp(owner, "acme", "td_secret-0123456789");

        routes().filter(route -> !route.open() && !route.signed())
                .forEach(
                        route ->
                                assertThat(status(route, signed(owner, route), owner))
                                        .as(route.name())
                                        .isIn(303, 401, 403));
    }

    @Test
    void whatStripeSignsLiesUnderItsOwnPath() {
        assertThat(routes().filter(route -> route.path().startsWith(SignedByStripe.PATH)))
                .isNotEmpty()
                .allMatch(Route::signed);
        assertThat(routes().filter(Route::signed))
                .allMatch(route -> route.path().startsWith(SignedByStripe.PATH));
    }

    @Test
    void aMerchantSeesTheirOwn() {
        var owner = newAccount();
        House.setUp(owner, "acme", "td_secret-0123456789");

        for (var path :
                List.of(
                        "/api/merchants/{account}/settings",
                        "/api/merchants/{account}/conversions",
                        "/api/merchants/{account}/checks",
                        "/merchants/{account}",
                        "/api/merchants/{account}/health",
                        "/merchants/{account}/health",
                        "/merchants/{account}/options",
                        "/merchants/{account}/set-aside")) {
            assertThat(status(new Route("GET", path, false, false), merchant(owner), owner))
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void aSessionChangesNothingWithoutTheTokenOfItsForms() {
        var owner = newAccount();
        House.setUp(owner, "acme", "td_secret-0123456789");

        routes().filter(route -> !route.open() && !route.signed() && !route.method().equals("GET"))
                .forEach(
                        route ->
                                assertThat(
                                                status(
                                                        route,
                                                        operatorSession("of another session"),
                                                        owner))
                                        .as(route.name())
                                        .isEqualTo(403));
    }

    @Test
    void whatAnotherSiteSendsIsRefused() {
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType(ContentType.URLENC)
                .formParam("token", House.OPERATOR_TOKEN)
                .post("/sign-in")
                .then()
                .statusCode(403);
    }

    @Test
    void aSessionThatIsOverOrInventedIsAStrangers() {
        var over = sessions.open(new Visitor.Operator(), Instant.now().minusSeconds(13 * 3600));
        for (var value :
                List.of(sessions.cookie(over).getValue(), "invented", "b3BlcmF0b3I=", "")) {
            given().cookie(Sessions.COOKIE, value).get("/api/merchants").then().statusCode(401);
        }
    }

    private RequestSpecification merchant(String account) {
        return session(new Visitor.OwnAccount(account));
    }

    private static RequestSpecification signed(String account, Route route) {
        return new StripeDashboard(account)
                .signed(route.method(), path(route, account), Instant.now());
    }

    private RequestSpecification operatorSession(String csrf) {
        return given().cookie(cookie(sessions.open(new Visitor.Operator(), Instant.now())))
                .header(CsrfGate.HEADER, csrf);
    }

    private RequestSpecification session(Visitor visitor) {
        var session = sessions.open(visitor, Instant.now());
        return given().cookie(cookie(session)).header(CsrfGate.HEADER, session.csrf());
    }

    private Cookie cookie(Session session) {
        return new Cookie.Builder(Sessions.COOKIE, sessions.cookie(session).getValue()).build();
    }

    private static int status(Route route, RequestSpecification request, String account) {
        var path = path(route, account);
        var ready = request.redirects().follow(false);
        if (!route.method().equals("GET")) {
            ready = ready.contentType(route.api() ? ContentType.JSON : ContentType.URLENC);
        }
        return ready.request(route.method(), path).statusCode();
    }

    private static String path(Route route, String account) {
        return route.path().replace("{account}", account).replaceAll("\\{\\w+}", "pi_1");
    }

    /// Every method with an HTTP method's annotation in a class with a path.
    private static Stream<Route> routes() {
        return classes()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(EveryRouteTest::route);
    }

    private static Stream<Route> route(Method method) {
        var type = method.getDeclaringClass();
        var open = method.isAnnotationPresent(Open.class) || type.isAnnotationPresent(Open.class);
        var signed = type.isAnnotationPresent(SignedByStripe.class);
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> new Route(verb.value(), path(type, method), open, signed));
    }

    private static String path(Class<?> type, Method method) {
        var own = method.getAnnotation(Path.class);
        var whole = type.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
        var path = whole.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        return path.startsWith("/") ? path : "/" + path;
    }

    private static Stream<Class<?>> classes() {
        var root = java.nio.file.Path.of("target/classes");
        try (var files = Files.walk(root.resolve("io/saletrail/settings"))) {
            return files
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("package-info"))
                    .map(file -> file.replace('/', '.').replaceAll("\\.class$", ""))
                    .<Class<?>>map(EveryRouteTest::load)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, EveryRouteTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
