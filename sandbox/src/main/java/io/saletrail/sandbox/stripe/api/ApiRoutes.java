package io.saletrail.sandbox.stripe.api;

import static io.saletrail.sandbox.stripe.api.ListQuery.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.acts.Announcer;
import io.saletrail.sandbox.stripe.ledger.AccountBook;
import io.saletrail.sandbox.stripe.ledger.Ledger;
import io.saletrail.sandbox.stripe.ledger.Shelf;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.shapes.LinkShape;
import io.saletrail.sandbox.stripe.shapes.SessionShape;
import io.saletrail.sandbox.stripe.shapes.Site;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// The calls of Stripe's API that the stand-in knows, one line each.
public final class ApiRoutes {

  private static final long BODY_LIMIT = 64 * 1024;
  private static final long EVENTS_KEPT_FOR = Duration.ofDays(30).toSeconds();
  private static final int MOST_TYPES = 20;

  private final ApiGate gate;
  private final Ledger ledger;
  private final ApiMischief mischief;

  public ApiRoutes(
      String apiKey,
      String ownAccount,
      Ledger ledger,
      Announcer announcer,
      Site site,
      ApiMischief mischief) {
    this.gate = new ApiGate(apiKey, ownAccount, ledger, announcer, site, mischief);
    this.ledger = ledger;
    this.mischief = mischief;
  }

  public void mount(Router router) {
    router.route("/v1/*").handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));

    get(router, "/v1/account", call -> AccountShape.of(call.book()));
    get(router, "/v1/accounts/:id", call -> AccountShape.of(call.book()));

    get(router, "/v1/events", this::events);
    get(router, "/v1/events/:id", call -> one(call, "event", book -> book.events));

    shelf(router, "/v1/checkout/sessions", "checkout.session", book -> book.sessions);
    get(router, "/v1/checkout/sessions/:id/line_items", ApiRoutes::sessionItems);
    post(router, "/v1/checkout/sessions/:id/expire", Acting::expireSession);

    shelf(router, "/v1/payment_links", "payment_link", book -> book.links);
    get(router, "/v1/payment_links/:id/line_items", ApiRoutes::linkItems);
    post(router, "/v1/payment_links", Acting::makeLink);
    post(router, "/v1/payment_links/:id", Acting::changeLink);

    shelf(router, "/v1/payment_intents", "payment_intent", book -> book.paymentIntents);
    post(router, "/v1/payment_intents/:id/capture", Acting::capture);
    post(router, "/v1/payment_intents/:id/cancel", Acting::cancelPayment);

    shelf(router, "/v1/charges", "charge", book -> book.charges);

    shelf(router, "/v1/refunds", "refund", book -> book.refunds);
    post(router, "/v1/refunds", Acting::refund);

    shelf(router, "/v1/credit_notes", "credit_note", book -> book.creditNotes);

    shelf(router, "/v1/disputes", "dispute", book -> book.disputes);
    post(router, "/v1/disputes/:id/close", Acting::closeDispute);

    shelf(router, "/v1/invoices", "invoice", book -> book.invoices);
    post(router, "/v1/invoices/:id/pay", Acting::payInvoice);
    post(router, "/v1/invoices/:id/void", Acting::voidInvoice);
    post(router, "/v1/invoices/:id/mark_uncollectible", Acting::writeOff);

    shelf(router, "/v1/invoice_payments", "invoice_payment", book -> book.invoicePayments);

    get(router, "/v1/subscriptions", ApiRoutes::subscriptions);
    get(
        router,
        "/v1/subscriptions/:id",
        call -> one(call, "subscription", book -> book.subscriptions));
    post(router, "/v1/subscriptions/:id", Acting::changeSubscription);
    router
        .delete("/v1/subscriptions/:id")
        .handler(context -> gate.pass(context, Acting::cancelSubscription));

    shelf(router, "/v1/customers", "customer", book -> book.customers);
    post(router, "/v1/customers/:id", Acting::changeCustomer);

    router.route("/v1/*").handler(gate::refuseUnknown);
  }

  private <T extends StripeObject> void shelf(
      Router router, String path, String kind, Function<AccountBook, Shelf<T>> shelf) {
    get(router, path, call -> answer(call, shelf.apply(call.book()), _ -> true));
    get(router, path + "/:id", call -> one(call, kind, shelf));
  }

  private static <T extends StripeObject> ObjectNode one(
      Call call, String kind, Function<AccountBook, Shelf<T>> shelf) {
    return call.show(call.named(kind, shelf.apply(call.book()).find(call.id())));
  }

  private ObjectNode events(Call call) {
    var types = new HashSet<>(call.params().texts("types"));
    var single = call.params().text("type");
    if (types.size() > MOST_TYPES) {
      throw StripeRefusal.badParameter(
          "parameter_invalid", "types", "You can specify at most " + MOST_TYPES + " types.");
    }
    if (single.isPresent() && !types.isEmpty()) {
      throw StripeRefusal.badRequest(
          "parameter_invalid", "You may pass either `type` or `types`, but not both.");
    }
    single.ifPresent(types::add);
    long oldest = ledger.clock().seconds() - EVENTS_KEPT_FOR;
    return answer(
        call,
        call.book().events,
        event ->
            event.created() >= oldest
                && mischief.visible(event)
                && (types.isEmpty() || types.stream().anyMatch(matching(event))));
  }

  /// A type may end in an asterisk: `charge.*`.
  private static Predicate<String> matching(StripeEvent event) {
    return type ->
        type.endsWith("*")
            ? event.type().startsWith(type.substring(0, type.length() - 1))
            : event.type().equals(type);
  }

  /// Cancelled ones are left out unless they are asked for.
  private static ObjectNode subscriptions(Call call) {
    var status = call.params().text("status");
    Predicate<Subscription> wanted =
        status
            .map(ApiRoutes::ofStatus)
            .orElse(subscription -> subscription.state().status() != Subscription.Status.CANCELED);
    return answer(call, call.book().subscriptions, wanted, Set.of("status"));
  }

  private static Predicate<Subscription> ofStatus(String status) {
    return subscription ->
        status.equals("all") || subscription.state().status().word().equals(status);
  }

  private static ObjectNode sessionItems(Call call) {
    readPaging(call.params());
    return SessionShape.lineItems(
        call.named("checkout.session", call.book().sessions.find(call.id())), call.shapes());
  }

  private static ObjectNode linkItems(Call call) {
    readPaging(call.params());
    return LinkShape.lineItems(
        call.named("payment_link", call.book().links.find(call.id())), call.shapes());
  }

  /// There is only ever one item, so paging has nothing to do.
  private static void readPaging(Params params) {
    List.of("limit", "starting_after", "ending_before").forEach(params::text);
    params.texts("expand");
    params.refuseOthers();
  }

  private void get(Router router, String path, Function<Call, ObjectNode> work) {
    router.get(path).handler(context -> gate.pass(context, work));
  }

  private void post(Router router, String path, Function<Call, ObjectNode> work) {
    router.post(path).handler(context -> gate.pass(context, work));
  }
}
