package io.saletrail.settings.access;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.access.Access.Answer;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.SessionOwner;
import io.saletrail.settings.access.caller.SignInMethod;
import io.saletrail.settings.access.session.Sessions;
import io.saletrail.settings.access.stripe.AppCall;
import io.saletrail.settings.app.StripeDashboard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Sends requests as one caller. Event streams are not read: a started stream is enough.
///
/// @param account the account of a merchant; empty for other callers
record ApiClient(Role role, String account, Sessions sessions) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// One key of each caller, since there is a limit of keys.
  private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

  /// Makes a request.
  ///
  /// @param query with its question mark; may be empty
  /// @param fields form fields, for routes that accept a form; may be empty
  Answer ask(Route route, String path, String query, String fields) {
    var url = URI.create("http://localhost:" + RestAssured.port + path + query);
    var request = HttpRequest.newBuilder(url);
    var csrf = identify(request, route.method(), path);
    if (route.reads()) {
      request.GET();
    } else if (route.api()) {
      request
          .header("Content-Type", "application/json")
          .method(route.method(), BodyPublishers.ofString("{}"));
    } else {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .method(
              route.method(),
              BodyPublishers.ofString(CsrfFilter.FIELD + "=" + csrf + "&" + fields));
    }
    return send(request.build());
  }

  /// Makes a request without a query and without form fields.
  Answer ask(Route route, String path) {
    return ask(route, path, "", "");
  }

  /// Adds the credentials of the caller.
  ///
  /// @return the CSRF token for forms; empty without a session
  private String identify(HttpRequest.Builder request, String method, String path) {
    return switch (role.channel) {
      case NONE -> "";
      case TOKEN -> {
        request.header("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN);
        yield "";
      }
      case KEY -> {
        request.header("Authorization", "Bearer " + key());
        yield "";
      }
      case SESSION -> {
        var owner = SessionOwner.of(visitor(), SignInMethod.TOKEN);
        var opened = sessions.open(owner, "Test", Instant.now());
        var csrf = opened.session().csrf();
        request
            .header("Cookie", opened.cookie().getName() + "=" + opened.cookie().getValue())
            .header(CsrfFilter.HEADER, csrf);
        yield csrf;
      }
      case SIGNATURE -> {
        var text = StripeDashboard.text(account, method, path);
        var signature = StripeDashboard.signature(text, Instant.now());
        request.header(AppCall.TEXT_HEADER, text).header(AppCall.SIGNATURE_HEADER, signature);
        yield "";
      }
    };
  }

  private String key() {
    return KEYS.computeIfAbsent(role + account, _ -> newKey());
  }

  private String newKey() {
    var owner = account.isEmpty() ? "" : "/merchants/" + account;
    return TestStack.operator()
        .contentType(ContentType.JSON)
        .body(Map.of("name", "Test", "scopes", role.scopes))
        .post("/api" + owner + "/keys")
        .then()
        .statusCode(201)
        .extract()
        .path("secret");
  }

  /// Creates keys again.
  static void forgetKeys() {
    KEYS.clear();
  }

  private Caller visitor() {
    return account.isEmpty() ? new Caller.Operator() : new Caller.MerchantCaller(account);
  }

  private static Answer send(HttpRequest request) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        var type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(
            response.statusCode(),
            response.headers().firstValue("Location").orElse(""),
            type.startsWith("text/event-stream")
                ? ""
                : new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
