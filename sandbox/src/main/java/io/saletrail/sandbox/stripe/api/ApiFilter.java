package io.saletrail.sandbox.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.actions.ActionRefused;
import io.saletrail.sandbox.stripe.actions.EventEmitter;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.ledger.AccountState;
import io.saletrail.sandbox.stripe.ledger.Ids;
import io.saletrail.sandbox.stripe.ledger.StandInState;
import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import io.saletrail.sandbox.stripe.shapes.Shapes;
import io.saletrail.sandbox.stripe.shapes.Site;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/// What every call passes: its key, its account, its version, the failure that was ordered for
/// it.
final class ApiFilter {

  private static final int IDEMPOTENT_ANSWERS_KEPT = 10_000;
  private static final String CURSOR = "starting_after";

  private record Answer(int status, String body) {}

  private final String apiKey;
  private final String ownAccount;
  private final StandInState ledger;
  private final EventEmitter announcer;
  private final Site site;
  private final ApiFaultPlan mischief;
  private final Map<String, Answer> idempotent =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
              return size() > IDEMPOTENT_ANSWERS_KEPT;
            }
          });

  ApiFilter(
      String apiKey,
      String ownAccount,
      StandInState ledger,
      EventEmitter announcer,
      Site site,
      ApiFaultPlan mischief) {
    this.apiKey = apiKey;
    this.ownAccount = ownAccount;
    this.ledger = ledger;
    this.announcer = announcer;
    this.site = site;
    this.mischief = mischief;
  }

  void pass(RoutingContext context, Function<Call, ObjectNode> work) {
    var pause = mischief.pause();
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
            "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    try {
      var book = account(context);
      mischief.happen(book.terms().id(), context.normalizedPath());
      var fault = mischief.strike(book.terms().id(), context.normalizedPath());
      if (fault.isEmpty()) {
        send(context, answer(context, book, work));
        return;
      }
      switch (fault.get()) {
        case RATE_LIMITED -> throw StripeRefusal.rateLimited();
        case BROKEN -> throw StripeRefusal.broken();
        case HANGING -> {}
        case CUT_OFF -> context.request().connection().close();
        case CUT_SHORT -> sendHalf(context, answer(context, book, work));
        case CURSOR_UNKNOWN ->
            throw StripeRefusal.badParameter("resource_missing", CURSOR, "No such object.");
        case CURSOR_IGNORED -> {
          context.queryParams().remove(CURSOR);
          send(context, answer(context, book, work));
        }
      }
    } catch (StripeRefusal refusal) {
      send(context, new Answer(refusal.status(), refusal.body(requestId).toString()));
    } catch (NoSuchElementException e) {
      // An object points at one that is not there: a fault of the stand-in.
      send(context, new Answer(500, StripeRefusal.broken().body(requestId).toString()));
    } catch (ActionRefused refused) {
      var refusal = StripeRefusal.badRequest(refused.code(), refused.why());
      send(context, new Answer(refusal.status(), refusal.body(requestId).toString()));
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

  private Answer answer(
      RoutingContext context, AccountState book, Function<Call, ObjectNode> work) {
    var key = Optional.ofNullable(context.request().getHeader("Idempotency-Key"));
    if (key.isEmpty() || !context.request().method().equals(HttpMethod.POST)) {
      return new Answer(200, perform(context, book, work));
    }
    return ledger.locked(() -> once(key.get(), context, book, work));
  }

  private Answer once(
      String key, RoutingContext context, AccountState book, Function<Call, ObjectNode> work) {
    var scoped = book.terms().id() + " " + key;
    var before = Optional.ofNullable(idempotent.get(scoped));
    if (before.isPresent()) {
      context.response().putHeader("Idempotent-Replayed", "true");
      return before.get();
    }
    var answer = new Answer(200, perform(context, book, work));
    idempotent.put(scoped, answer);
    return answer;
  }

  private String perform(
      RoutingContext context, AccountState book, Function<Call, ObjectNode> work) {
    var params = MultiMap.caseInsensitiveMultiMap();
    params.addAll(context.queryParams());
    params.addAll(context.request().formAttributes());
    var version = version(context, book);
    var call =
        new Call(
            new StandInAccount(ledger, book, announcer).requestedIn(version),
            book,
            new Shapes(book, version, site),
            new Params(params),
            context.normalizedPath(),
            Optional.ofNullable(context.pathParam("id")).orElse(""));
    return ledger.locked(() -> work.apply(call).toString());
  }

  private ApiVersion version(RoutingContext context, AccountState book) {
    var asked = Optional.ofNullable(context.request().getHeader("Stripe-Version"));
    try {
      var version = asked.map(ApiVersion::of).orElse(book.terms().version());
      context.response().putHeader("Stripe-Version", version.name());
      return version;
    } catch (IllegalArgumentException e) {
      throw StripeRefusal.badRequest(
          "invalid_stripe_version", "Invalid Stripe API version: " + asked.orElse(""));
    }
  }

  /// The platform's key reaches its own account and, by `Stripe-Account`, every connected
  /// one. `{key}_{account}` is the key of that account alone.
  private AccountState account(RoutingContext context) {
    var key = key(context);
    var asked = Optional.ofNullable(context.request().getHeader("Stripe-Account"));
    if (key.equals(apiKey)) {
      var id = asked.orElse(ownAccount);
      return ledger.book(id).orElseThrow(() -> StripeRefusal.noAccess(id));
    }
    var owner =
        Optional.of(key)
            .filter(text -> text.startsWith(apiKey + "_"))
            .map(text -> text.substring(apiKey.length() + 1))
            .flatMap(ledger::book)
            .orElseThrow(
                () -> StripeRefusal.unauthorized("Invalid API Key provided: " + masked(key)));
    if (asked.isPresent() && !asked.get().equals(owner.terms().id())) {
      throw StripeRefusal.noAccess(asked.get());
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

  private static void send(RoutingContext context, Answer answer) {
    context.response().setStatusCode(answer.status()).end(answer.body());
  }

  private static void sendHalf(RoutingContext context, Answer answer) {
    var bytes = Buffer.buffer(answer.body());
    context
        .response()
        .putHeader("Content-Length", Integer.toString(bytes.length()))
        .write(bytes.slice(0, bytes.length() / 2))
        .onComplete(_ -> context.request().connection().close());
  }
}
