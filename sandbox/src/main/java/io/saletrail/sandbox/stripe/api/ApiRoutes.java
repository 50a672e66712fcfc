package io.saletrail.sandbox.stripe.api;

import static io.saletrail.sandbox.stripe.api.ListQuery.select;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.saletrail.sandbox.stripe.actions.EventEmitter;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.shapes.InvoiceShape;
import io.saletrail.sandbox.stripe.shapes.LinkShape;
import io.saletrail.sandbox.stripe.shapes.SessionShape;
import io.saletrail.sandbox.stripe.shapes.Shapes;
import io.saletrail.sandbox.stripe.shapes.Site;
import io.saletrail.sandbox.stripe.state.AccountState;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import io.saletrail.sandbox.stripe.state.ObjectIndex;
import io.saletrail.sandbox.stripe.state.StandInState;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The calls of Stripe's API that the stand-in supports, one line each.
public final class ApiRoutes {

  private static final long BODY_LIMIT = 64 * 1024;
  private static final long EVENTS_KEPT_FOR = Duration.ofDays(30).toSeconds();
  private static final int MAX_TYPES = 20;

  /// @param path with `:id` for the id
  private record Route(HttpMethod method, String path, Function<Call, ObjectNode> work) {

    /// The id in a matching path; an empty string for a path without id.
    private Optional<String> id(String called) {
      var fits = Pattern.compile(path.replace(":id", "([^/]+)")).matcher(called);
      if (!fits.matches()) {
        return Optional.empty();
      }
      return Optional.of(fits.groupCount() > 0 ? fits.group(1) : "");
    }
  }

  private final List<Route> routes = new ArrayList<>();
  private final StandInState accounts;
  private final EventEmitter emitter;
  private final Site site;
  private final ApiFaults faults;

  public ApiRoutes(StandInState accounts, EventEmitter emitter, Site site, ApiFaults faults) {
    this.accounts = accounts;
    this.emitter = emitter;
    this.site = site;
    this.faults = faults;
    list();
  }

  private void list() {
    get("/v1/account", call -> AccountShape.of(call.state()));
    get("/v1/accounts/:id", call -> AccountShape.of(call.state()));

    get("/v1/events", this::events);
    get("/v1/events/:id", call -> one(call, "event", state -> state.events));

    index("/v1/checkout/sessions", "checkout.session", state -> state.sessions);
    get("/v1/checkout/sessions/:id/line_items", ApiRoutes::sessionItems);
    post("/v1/checkout/sessions/:id/expire", Acting::expireSession);

    index("/v1/payment_links", "payment_link", state -> state.links);
    get("/v1/payment_links/:id/line_items", ApiRoutes::linkItems);
    post("/v1/payment_links", Acting::makeLink);
    post("/v1/payment_links/:id", Acting::changeLink);

    index("/v1/payment_intents", "payment_intent", state -> state.paymentIntents);
    post("/v1/payment_intents/:id", Acting::changePayment);
    post("/v1/payment_intents/:id/capture", Acting::capture);
    post("/v1/payment_intents/:id/cancel", Acting::cancelPayment);

    index("/v1/charges", "charge", state -> state.charges);
    post("/v1/charges/:id", Acting::changeCharge);

    index("/v1/refunds", "refund", state -> state.refunds);
    post("/v1/refunds", Acting::refund);

    index("/v1/credit_notes", "credit_note", state -> state.creditNotes);
    post("/v1/credit_notes", Acting::creditNote);

    index("/v1/disputes", "dispute", state -> state.disputes);
    post("/v1/disputes/:id/close", Acting::closeDispute);

    index("/v1/invoices", "invoice", state -> state.invoices);
    get("/v1/invoices/:id/lines", ApiRoutes::invoiceLines);
    post("/v1/invoices/:id/finalize", Acting::finalizeInvoice);
    post("/v1/invoices/:id/pay", Acting::payInvoice);
    post("/v1/invoices/:id/void", Acting::voidInvoice);
    post("/v1/invoices/:id/mark_uncollectible", Acting::writeOff);
    routes.add(new Route(HttpMethod.DELETE, "/v1/invoices/:id", Acting::deleteInvoice));

    index(
        "/v1/invoice_payments",
        "invoice_payment",
        ApiRoutes::sinceBasil,
        state -> state.invoicePayments);

    get("/v1/subscriptions", ApiRoutes::subscriptions);
    get("/v1/subscriptions/:id", call -> one(call, "subscription", state -> state.subscriptions));
    post("/v1/subscriptions", Acting::subscribe);
    post("/v1/subscriptions/:id", Acting::changeSubscription);
    routes.add(new Route(HttpMethod.DELETE, "/v1/subscriptions/:id", Acting::cancelSubscription));

    index("/v1/customers", "customer", state -> state.customers);
    post("/v1/customers/:id", Acting::changeCustomer);
  }

  /// Serves the calls over HTTP.
  public void mount(Router router, String apiKey, String ownAccount) {
    var gate = new ApiFilter(apiKey, ownAccount, accounts, emitter, site, faults);
    router.route("/v1/*").handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
    for (var route : routes) {
      router
          .route(route.method(), route.path())
          .handler(context -> gate.pass(context, route.work()));
    }
    router.route("/v1/*").handler(gate::refuseUnknown);
  }

  /// Executes a read without HTTP.
  ///
  /// @param called path and query, such as `/v1/charges?limit=3`
  /// @return Stripe's response, which may be an error object
  public String read(AccountState state, ApiVersion version, String called) {
    var query = new QueryStringDecoder(called);
    try {
      return accounts.locked(() -> perform(state, version, query).toString());
    } catch (StripeRefusal refusal) {
      return refusal.body("req_in_process").toString();
    }
  }

  private ObjectNode perform(AccountState state, ApiVersion version, QueryStringDecoder query) {
    var params = MultiMap.caseInsensitiveMultiMap();
    query.parameters().forEach(params::add);
    for (var route : routes) {
      var id = route.id(query.path());
      if (route.method().equals(HttpMethod.GET) && id.isPresent()) {
        var call =
            new Call(
                new StandInAccount(accounts, state, emitter),
                state,
                new Shapes(state, version, site),
                new Params(params),
                query.path(),
                id.get());
        return route.work().apply(call);
      }
    }
    throw StripeRefusal.unknownRoute("GET", query.path());
  }

  private <T extends StripeObject> void index(
      String path, String kind, Function<AccountState, ObjectIndex<T>> index) {
    index(path, kind, _ -> {}, index);
  }

  private <T extends StripeObject> void index(
      String path,
      String kind,
      Consumer<Call> check,
      Function<AccountState, ObjectIndex<T>> index) {
    get(
        path,
        call -> {
          check.accept(call);
          return select(call, index.apply(call.state()), _ -> true);
        });
    get(
        path + "/:id",
        call -> {
          check.accept(call);
          return one(call, kind, index);
        });
  }

  private static void sinceBasil(Call call) {
    if (call.shapes().before(ApiVersion.BASIL)) {
      throw StripeRefusal.unknownRoute("GET", call.path());
    }
  }

  private static <T extends StripeObject> ObjectNode one(
      Call call, String kind, Function<AccountState, ObjectIndex<T>> index) {
    return call.show(call.named(kind, index.apply(call.state()).find(call.id())));
  }

  private ObjectNode events(Call call) {
    var types = new HashSet<>(call.params().texts("types"));
    var single = call.params().text("type");
    if (types.size() > MAX_TYPES) {
      throw StripeRefusal.badParameter(
          "parameter_invalid", "types", "You can specify at most " + MAX_TYPES + " types.");
    }
    if (single.isPresent() && !types.isEmpty()) {
      throw StripeRefusal.badRequest(
          "parameter_invalid", "You may pass either `type` or `types`, but not both.");
    }
    single.ifPresent(types::add);
    long oldest = accounts.clock().seconds() - EVENTS_KEPT_FOR;
    return select(
        call,
        call.state().events,
        event ->
            event.created() >= oldest
                && faults.visible(event)
                && (types.isEmpty() || types.stream().anyMatch(matching(event))));
  }

  /// A type may end in an asterisk: `charge.*`.
  private static Predicate<String> matching(StripeEvent event) {
    return type ->
        type.endsWith("*")
            ? event.type().startsWith(type.substring(0, type.length() - 1))
            : event.type().equals(type);
  }

  /// Cancelled ones are included only on request.
  private static ObjectNode subscriptions(Call call) {
    var status = call.params().text("status");
    Predicate<Subscription> withStatus =
        status
            .map(ApiRoutes::ofStatus)
            .orElse(subscription -> subscription.state().status() != Subscription.Status.CANCELED);
    return select(call, call.state().subscriptions, withStatus, Set.of("status"));
  }

  private static Predicate<Subscription> ofStatus(String status) {
    return subscription ->
        status.equals("all") || subscription.state().status().wireName().equals(status);
  }

  private static ObjectNode sessionItems(Call call) {
    readPaging(call.params());
    return SessionShape.lineItems(
        call.named("checkout.session", call.state().sessions.find(call.id())), call.shapes());
  }

  private static ObjectNode linkItems(Call call) {
    readPaging(call.params());
    return LinkShape.lineItems(
        call.named("payment_link", call.state().links.find(call.id())), call.shapes());
  }

  /// There is only one item: paging has no effect.
  private static void readPaging(Params params) {
    List.of("limit", "starting_after", "ending_before").forEach(params::text);
    params.texts("expand");
    params.refuseOthers();
  }

  private static ObjectNode invoiceLines(Call call) {
    var params = call.params();
    int limit = ListQuery.limit(params);
    var after = params.text("starting_after");
    params.texts("expand");
    params.refuseOthers();
    var invoice = call.named("invoice", call.state().invoices.find(call.id()));
    var ids = invoice.lines().stream().map(Invoice.Line::id).toList();
    if (after.isPresent() && !ids.contains(after.get())) {
      throw StripeRefusal.badParameter(
          "resource_missing", "starting_after", "No such object: '" + after.get() + "'");
    }
    return InvoiceShape.lines(invoice, after, limit, call.shapes());
  }

  private void get(String path, Function<Call, ObjectNode> work) {
    routes.add(new Route(HttpMethod.GET, path, work));
  }

  private void post(String path, Function<Call, ObjectNode> work) {
    routes.add(new Route(HttpMethod.POST, path, work));
  }
}
