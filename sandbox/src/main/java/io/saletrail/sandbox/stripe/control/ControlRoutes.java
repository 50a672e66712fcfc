package io.saletrail.sandbox.stripe.control;

import io.saletrail.sandbox.fault.FaultPlan;
import io.saletrail.sandbox.stripe.actions.Action;
import io.saletrail.sandbox.stripe.actions.ActionRefused;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.actions.StandInAccounts;
import io.saletrail.sandbox.stripe.api.ApiFault;
import io.saletrail.sandbox.stripe.api.ApiFaults;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.shapes.Site;
import io.saletrail.sandbox.stripe.state.AccountTerms;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import io.saletrail.sandbox.stripe.state.StandInClock;
import io.saletrail.sandbox.stripe.webhooks.Delivery;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import io.saletrail.sandbox.stripe.webhooks.WebhookSender;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The commands that the stand-in accepts, one line each.
public final class ControlRoutes {

  private static final long BODY_LIMIT = 4 * 1024 * 1024;
  private static final int MAX_SALES = 100_000;

  private final StandInAccounts accounts;
  private final WebhookSender webhooks;
  private final ApiFaults api;
  private final StandInClock clock;
  private final Site site;

  public ControlRoutes(
      StandInAccounts accounts,
      WebhookSender webhooks,
      ApiFaults api,
      StandInClock clock,
      Site site) {
    this.accounts = accounts;
    this.webhooks = webhooks;
    this.api = api;
    this.clock = clock;
    this.site = site;
  }

  public void mount(Router router) {
    router.route("/stripe/control/*").handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
    router.get("/stripe/control").handler(context -> respond(context, _ -> overview()));
    order(router, "/stripe/control/accounts", this::openAccount);
    order(router, "/stripe/control/installations", this::install);
    order(router, "/stripe/control/links", this::makeLink);
    order(router, "/stripe/control/sales", this::sell);
    router
        .post("/stripe/control/actions/:action")
        .blockingHandler(context -> respond(context, order -> action(context, order)), false);
    order(router, "/stripe/control/endpoints", this::register);
    router
        .delete("/stripe/control/endpoints/:id")
        .handler(context -> respond(context, _ -> remove(context.pathParam("id"))));
    order(router, "/stripe/control/webhooks", this::webhookFaults);
    order(router, "/stripe/control/resend", this::resend);
    order(router, "/stripe/control/api", this::apiFaults);
    order(router, "/stripe/control/clock", this::moveClock);
    order(router, "/stripe/control/behave", this::behave);
  }

  /// Off the event loop: some commands take long, and all wait for the state's lock.
  private void order(Router router, String path, Function<Order, JsonObject> work) {
    router.post(path).blockingHandler(context -> respond(context, work), false);
  }

  private static void respond(RoutingContext context, Function<Order, JsonObject> work) {
    try {
      var text = Optional.ofNullable(context.body().asString()).orElse("");
      var body = text.isBlank() ? new JsonObject() : new JsonObject(text);
      send(context, 200, work.apply(new Order(body)));
    } catch (DecodeException e) {
      refuse(context, "The body is not a JSON object.");
    } catch (Order.Unclear unclear) {
      refuse(context, unclear.reason());
    } catch (ActionRefused refused) {
      refuse(context, refused.reason());
    } catch (IllegalArgumentException | DateTimeException e) {
      refuse(context, "Invalid value: " + e.getMessage());
    }
  }

  private static void refuse(RoutingContext context, String reason) {
    send(context, 400, new JsonObject().put("error", reason));
  }

  private static void send(RoutingContext context, int status, JsonObject body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toBuffer());
  }

  private JsonObject overview() {
    return new JsonObject()
        .put("accounts", new JsonArray(accounts.all().stream().map(StandInAccount::id).toList()))
        .put(
            "endpoints",
            new JsonArray(
                webhooks.endpoints().stream()
                    .map(
                        endpoint ->
                            new JsonObject()
                                .put("id", endpoint.id())
                                .put("url", endpoint.url().toString()))
                    .toList()))
        .put("now", clock.instant().toString())
        .put("webhooks_waiting", webhooks.waiting())
        .put(
            "webhooks_given_up",
            webhooks.deliveries().stream()
                .filter(delivery -> delivery.state() == Delivery.State.GIVEN_UP)
                .count());
  }

  private JsonObject openAccount(Order order) {
    var id = order.need("id");
    var terms = accounts.account(id).terms();
    if (order.text("name").isPresent()) {
      terms = terms.named(order.need("name"));
    }
    if (!order.flag("livemode").orElse(true)) {
      terms = terms.inTestMode();
    }
    if (order.text("api_version").isPresent()) {
      terms = terms.rendering(ApiVersion.of(order.need("api_version")));
    }
    return shown(accounts.account(terms).terms());
  }

  private JsonObject install(Order order) {
    var account = accounts.account(order.need("account"));
    if (order.flag("installed").orElse(true)) {
      account.installApp();
    } else {
      account.uninstallApp();
    }
    return shown(account.terms());
  }

  private static JsonObject shown(AccountTerms terms) {
    return new JsonObject()
        .put("id", terms.id())
        .put("name", terms.name())
        .put("livemode", terms.livemode())
        .put("api_version", terms.version().name());
  }

  private JsonObject makeLink(Order order) {
    return shown(accounts.account(order.need("account")).paymentLink(offer(order)));
  }

  private static Offer offer(Order order) {
    var offer =
        Offer.oneOff(
                order.need("name"),
                order.number("amount").orElse(0L),
                order.text("currency").orElse("eur"))
            .withTrial(order.number("trial_days").orElse(0L).intValue())
            .withTaxedShipping(
                order.number("tax").orElse(0L),
                order.number("shipping").orElse(0L),
                order.number("shipping_tax").orElse(0L),
                order.flag("tax_inclusive").orElse(false))
            .withMetadata(order.map("metadata"))
            .withPaymentMetadata(order.map("payment_metadata"))
            .withSubscriptionMetadata(order.map("subscription_metadata"));
    offer = promoted(offer, order);
    offer = order.flag("setup").orElse(false) ? offer.savingACard() : offer;
    offer = order.flag("recovery").orElse(false) ? offer.withRecovery() : offer;
    offer = order.choice("interval", Offer.Interval.class).map(offer::every).orElse(offer);
    offer = order.text("code").map(offer::withCode).orElse(offer);
    offer = order.text("redirect").map(offer::redirectingTo).orElse(offer);
    offer = order.flag("customer").orElse(false) ? offer.withCustomer() : offer;
    offer = order.flag("invoice").orElse(false) ? offer.withInvoice() : offer;
    return order.flag("authorise_only").orElse(false) ? offer.authorisedOnly() : offer;
  }

  private static Offer promoted(Offer offer, Order order) {
    var code = order.text("promotion");
    if (code.isEmpty()) {
      return offer;
    }
    int percentOff = order.number("percent_off").orElse(10L).intValue();
    return order.flag("promotion_lasts").orElse(false)
        ? offer.withLastingPromotion(code.get(), percentOff)
        : offer.withPromotion(code.get(), percentOff);
  }

  private JsonObject shown(PaymentLink link) {
    return new JsonObject()
        .put("id", link.id())
        .put("code", link.code())
        .put("price", link.price())
        .put("url", site.base() + "/buy/" + link.code());
  }

  /// `client_reference_ids`: one sale each; or `count` sales that share `client_reference_id`.
  private JsonObject sell(Order order) {
    var account = accounts.account(order.need("account"));
    var link =
        account.holds().links().stream()
            .filter(candidate -> candidate.code().equals(order.need("code")))
            .findFirst()
            .orElseThrow(() -> new Order.Unclear("unknown link code"));
    var references = order.texts("client_reference_ids");
    var shared = order.text("client_reference_id").orElse("");
    long count = references.isEmpty() ? order.number("count").orElse(1L) : references.size();
    if (count < 1 || count > MAX_SALES) {
      throw new Order.Unclear("\"count\" must be between 1 and " + MAX_SALES);
    }
    var sold =
        account.sell(
            link, (int) count, number -> references.isEmpty() ? shared : references.get(number));
    var list = new JsonArray();
    sold.forEach(session -> list.add(session.id()));
    return new JsonObject().put("sessions", list);
  }

  private JsonObject action(RoutingContext context, Order order) {
    var action =
        Action.named(context.pathParam("action"))
            .orElseThrow(
                () ->
                    new Order.Unclear(
                        "unknown action, must be one of " + List.of(Action.values())));
    var done =
        action.perform(accounts.account(order.need("account")), order.need("id"), details(order));
    return new JsonObject().put("id", done.id());
  }

  private static Action.Details details(Order order) {
    return new Action.Details(
        order.number("amount"),
        order.number("settled"),
        order.text("word"),
        order.text("other"),
        order.map("metadata"));
  }

  private JsonObject register(Order order) {
    var secrets = order.texts("secrets");
    var endpoint =
        subscribedTo(Endpoint.at(URI.create(order.need("url")), ""), order.texts("types"))
            .signedWith(
                secrets.isEmpty()
                    ? new String[] {order.need("secret")}
                    : secrets.toArray(String[]::new))
            .scoped(order.choice("scope", Endpoint.Scope.class).orElse(Endpoint.Scope.ALL));
    webhooks.register(
        order
            .text("api_version")
            .map(version -> endpoint.rendering(ApiVersion.of(version)))
            .orElse(endpoint));
    return new JsonObject().put("id", endpoint.id());
  }

  /// The documented types if none are named; every type for `*`, as at Stripe.
  private static Endpoint subscribedTo(Endpoint endpoint, List<String> types) {
    if (types.isEmpty()) {
      return endpoint;
    }
    return endpoint.only(types.contains("*") ? Set.of() : Set.copyOf(types));
  }

  private JsonObject remove(String endpoint) {
    webhooks.remove(endpoint);
    return overview();
  }

  /// Absent fields change nothing.
  private JsonObject webhookFaults(Order order) {
    var faults = webhooks.faults();
    order.flag("drop").ifPresent(faults::drop);
    order.number("extra_copies").ifPresent(copies -> faults.duplicate(copies.intValue()));
    order.flag("shuffle").ifPresent(faults::shuffle);
    order.number("delay_ms").ifPresent(millis -> faults.delay(Duration.ofMillis(millis)));
    return overview();
  }

  private JsonObject resend(Order order) {
    var account = accounts.account(order.need("account"));
    var id = order.need("id");
    var event =
        account.holds().events().stream()
            .filter(candidate -> candidate.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new Order.Unclear("unknown event id"));
    webhooks.resend(event, account.terms());
    return overview();
  }

  private JsonObject apiFaults(Order order) {
    var path = order.text("path").orElse("/");
    int calls = order.number("calls").map(Long::intValue).orElse(FaultPlan.FOR_EVER);
    order
        .choice("fault", ApiFault.class)
        .ifPresent(
            fault ->
                order
                    .text("account")
                    .ifPresentOrElse(
                        account -> api.fail(account, fault, path, calls),
                        () -> api.nextCalls(calls, fault, path)));
    order.text("heal").ifPresent(api::heal);
    order.number("calls_per_second").ifPresent(rate -> api.limitRate(rate.intValue()));
    order.number("slow_ms").ifPresent(millis -> api.slowDown(Duration.ofMillis(millis)));
    order
        .number("events_appear_after_ms")
        .ifPresent(
            least ->
                api.delayEvents(
                    Duration.ofMillis(least),
                    Duration.ofMillis(order.number("events_appear_within_ms").orElse(least))));
    return overview();
  }

  private JsonObject moveClock(Order order) {
    order.text("now").ifPresent(now -> clock.set(Instant.parse(now)));
    order
        .number("advance_seconds")
        .ifPresent(seconds -> clock.advance(Duration.ofSeconds(seconds)));
    return overview();
  }

  private JsonObject behave(Order order) {
    webhooks.faults().behave();
    api.behave();
    if (order.flag("clock").orElse(false)) {
      clock.reset();
    }
    return overview();
  }
}
