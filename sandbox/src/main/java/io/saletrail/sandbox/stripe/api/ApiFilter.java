package io.saletrail.sandbox.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.actions.ActionRefused;
import io.saletrail.sandbox.stripe.actions.EventEmitter;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.shapes.Shapes;
import io.saletrail.sandbox.stripe.shapes.Site;
import io.saletrail.sandbox.stripe.state.AccountState;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import io.saletrail.sandbox.stripe.state.Ids;
import io.saletrail.sandbox.stripe.state.StandInState;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/// Every call passes here: its key, its account, its version, and the faults on command.
final class ApiFilter {

  private static final int IDEMPOTENT_ANSWERS_KEPT = 10_000;
  private static final String CURSOR = "starting_after";

  /// How often a held call asks whether it may continue.
  private static final Duration HOLD = Duration.ofMillis(50);

  private record Response(int status, String body) {}

  private final String apiKey;
  private final String ownAccount;
  private final StandInState accounts;
  private final EventEmitter emitter;
  private final Site site;
  private final ApiFaults faults;
  private final Map<String, Response> idempotent =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Response> eldest) {
              return size() > IDEMPOTENT_ANSWERS_KEPT;
            }
          });

  ApiFilter(
      String apiKey,
      String ownAccount,
      StandInState accounts,
      EventEmitter emitter,
      Site site,
      ApiFaults faults) {
    this.apiKey = apiKey;
    this.ownAccount = ownAccount;
    this.accounts = accounts;
    this.emitter = emitter;
    this.site = site;
    this.faults = faults;
  }

  void pass(RoutingContext context, Function<Call, ObjectNode> work) {
    if (faults.holds(context.normalizedPath())) {
      context.vertx().setTimer(HOLD.toMillis(), _ -> pass(context, work));
      return;
    }
    var pause = faults.pause();
    if (pause.isZero()) {
      serve(context, work);
    } else {
      context.vertx().setTimer(pause.toMillis(), _ -> serve(context, work));
    }
  }

  private void serve(RoutingContext context, Function<Call, ObjectNode> work) {
    var requestId = Ids.once("req");
    context
        .response()
        .putHeader("Request-Id", requestId)
        .putHeader("Content-Type", "application/json")
        .putHeader(
            "Date",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                accounts.clock().serverTime().atZone(ZoneOffset.UTC)));
    try {
      var state = account(context);
      faults.happen(state.terms().id(), context.normalizedPath());
      var fault = faults.next(state.terms().id(), context.normalizedPath());
      if (fault.isEmpty()) {
        send(context, response(context, state, work));
        return;
      }
      switch (fault.get()) {
        case RATE_LIMITED -> throw StripeRefusal.rateLimited();
        case BROKEN -> throw StripeRefusal.broken();
        case HANGING -> {}
        case CUT_OFF -> context.request().connection().close();
        case CUT_SHORT -> sendHalf(context, response(context, state, work));
        case CURSOR_UNKNOWN ->
            throw StripeRefusal.badParameter("resource_missing", CURSOR, "No such object.");
        case CURSOR_IGNORED -> {
          context.queryParams().remove(CURSOR);
          send(context, response(context, state, work));
        }
      }
    } catch (StripeRefusal refusal) {
      send(context, new Response(refusal.status(), refusal.body(requestId).toString()));
    } catch (NoSuchElementException e) {
      // A dangling reference between objects: a bug of the stand-in.
      send(context, new Response(500, StripeRefusal.broken().body(requestId).toString()));
    } catch (ActionRefused refused) {
      var refusal = StripeRefusal.badRequest(refused.code(), refused.reason());
      send(context, new Response(refusal.status(), refusal.body(requestId).toString()));
    }
  }

  void refuseUnknown(RoutingContext context) {
    pass(
        context,
        _ -> {
          throw StripeRefusal.unknownRoute(
              context.request().method().name(), context.normalizedPath());
        });
  }

  private Response response(
      RoutingContext context, AccountState state, Function<Call, ObjectNode> work) {
    var key = Optional.ofNullable(context.request().getHeader("Idempotency-Key"));
    if (key.isEmpty() || !context.request().method().equals(HttpMethod.POST)) {
      return new Response(200, perform(context, state, work));
    }
    return accounts.locked(() -> once(key.get(), context, state, work));
  }

  private Response once(
      String key, RoutingContext context, AccountState state, Function<Call, ObjectNode> work) {
    var scoped = state.terms().id() + " " + key;
    var before = Optional.ofNullable(idempotent.get(scoped));
    if (before.isPresent()) {
      context.response().putHeader("Idempotent-Replayed", "true");
      return before.get();
    }
    var response = new Response(200, perform(context, state, work));
    idempotent.put(scoped, response);
    return response;
  }

  private String perform(
      RoutingContext context, AccountState state, Function<Call, ObjectNode> work) {
    var params = MultiMap.caseInsensitiveMultiMap();
    params.addAll(context.queryParams());
    params.addAll(context.request().formAttributes());
    var version = version(context, state);
    var call =
        new Call(
            new StandInAccount(accounts, state, emitter).requestedIn(version),
            state,
            new Shapes(state, version, site),
            new Params(params),
            context.normalizedPath(),
            Optional.ofNullable(context.pathParam("id")).orElse(""));
    return accounts.locked(() -> work.apply(call).toString());
  }

  private ApiVersion version(RoutingContext context, AccountState state) {
    var requested = Optional.ofNullable(context.request().getHeader("Stripe-Version"));
    try {
      var version = requested.map(ApiVersion::of).orElse(state.terms().version());
      context.response().putHeader("Stripe-Version", version.name());
      return version;
    } catch (IllegalArgumentException e) {
      throw StripeRefusal.badRequest(
          "invalid_stripe_version", "Invalid Stripe API version: " + requested.orElse(""));
    }
  }

  /// The platform's key is valid for its own account and, with `Stripe-Account`, for every
  /// connected one. `{key}_{account}` is valid for that account alone.
  private AccountState account(RoutingContext context) {
    var key = key(context);
    var requested = Optional.ofNullable(context.request().getHeader("Stripe-Account"));
    if (key.equals(apiKey)) {
      var id = requested.orElse(ownAccount);
      return accounts.state(id).orElseThrow(() -> StripeRefusal.noAccess(id));
    }
    var owner =
        Optional.of(key)
            .filter(text -> text.startsWith(apiKey + "_"))
            .map(text -> text.substring(apiKey.length() + 1))
            .flatMap(accounts::state)
            .orElseThrow(
                () -> StripeRefusal.unauthorized("Invalid API Key provided: " + masked(key)));
    if (requested.isPresent() && !requested.get().equals(owner.terms().id())) {
      throw StripeRefusal.noAccess(requested.get());
    }
    return owner;
  }

  private static String key(RoutingContext context) {
    var header = Optional.ofNullable(context.request().getHeader("Authorization")).orElse("");
    if (header.startsWith("Bearer ")) {
      return header.substring("Bearer ".length()).trim();
    }
    if (header.startsWith("Basic ")) {
      try {
        var pair =
            new String(
                Base64.getDecoder().decode(header.substring("Basic ".length())),
                StandardCharsets.UTF_8);
        return pair.substring(0, Math.max(pair.indexOf(':'), 0));
      } catch (IllegalArgumentException e) {
        throw StripeRefusal.unauthorized("Invalid Authorization header.");
      }
    }
    throw StripeRefusal.unauthorized(
        "You did not provide an API key. You need to provide your API key in the"
            + " Authorization header, using Bearer auth.");
  }

  private static String masked(String key) {
    return key.length() <= 8
        ? "****"
        : key.substring(0, 4) + "****" + key.substring(key.length() - 4);
  }

  private static void send(RoutingContext context, Response response) {
    context.response().setStatusCode(response.status()).end(response.body());
  }

  private static void sendHalf(RoutingContext context, Response response) {
    var bytes = Buffer.buffer(response.body());
    context
        .response()
        .putHeader("Content-Length", Integer.toString(bytes.length()))
        .write(bytes.slice(0, bytes.length() / 2))
        .onComplete(_ -> context.request().connection().close());
  }
}
