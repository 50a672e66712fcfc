package io.saletrail.sandbox.stripe.pages;

import io.saletrail.sandbox.stripe.actions.ActionRefused;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.actions.StandInAccounts;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Session.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Consumer;

/// `/buy/{code}`: following a payment link opens a session, as at Stripe; the buttons of the page
/// are actions in the merchant's account.
final class CheckoutPages {

  private static final String DEFAULT_EMAIL = "buyer@example.com";

  private record Visit(
      RoutingContext context, StandInAccount account, PaymentLink link, Session session) {}

  private interface Step {
    Session take(Visit visit);
  }

  private final StandInAccounts accounts;

  CheckoutPages(StandInAccounts accounts) {
    this.accounts = accounts;
  }

  void mount(Router router) {
    router.get("/buy/recover/:session").handler(this::recover);
    router.get("/buy/:code").handler(this::open);
    router.get("/buy/:code/sessions/:session").handler(context -> visit(context, this::show));
    router
        .get("/buy/:code/sessions/:session/done")
        .handler(context -> visit(context, CheckoutPages::showDone));
    step(router, "pay", visit -> visit.account().pay(visit.session(), email(visit)));
    step(router, "later", visit -> visit.account().payLater(visit.session(), email(visit)));
    step(router, "cancel", visit -> visit.account().expire(visit.session()));
    step(
        router,
        "promotion",
        visit -> visit.account().applyPromotion(visit.session(), form(visit, "code").orElse("")));
    step(
        router,
        "decline",
        visit -> {
          visit.account().decline(visit.session());
          throw new ActionRefused("card_declined", "Your card was declined.");
        });
  }

  static String path(PaymentLink link, Session session) {
    return "/buy/" + link.code() + "/sessions/" + session.id();
  }

  private void open(RoutingContext context) {
    var link = accounts.paymentLink(context.pathParam("code"));
    if (link.isEmpty()) {
      Html.missing(context, "Payment link not found");
      return;
    }
    var account = accounts.account(link.get().account());
    try {
      var session =
          account.openSession(link.get(), query(context, "client_reference_id").orElse(""));
      var email = query(context, "prefilled_email").orElse(DEFAULT_EMAIL);
      Html.send(context, 200, CheckoutView.checkout(link.get(), session, email, Optional.empty()));
    } catch (ActionRefused refused) {
      Html.missing(context, refused.reason());
    }
  }

  /// The recovery link that a buyer gets by e-mail after the session expired.
  private void recover(RoutingContext context) {
    var id = context.pathParam("session");
    for (var account : accounts.all()) {
      var expired = account.holds().session(id);
      if (expired.isPresent()) {
        recover(context, account, expired.get());
        return;
      }
    }
    Html.missing(context, "Checkout not found");
  }

  private static void recover(RoutingContext context, StandInAccount account, Session expired) {
    try {
      var copy = account.recover(expired);
      Html.redirect(context, path(account.holds().link(copy.link()).orElseThrow(), copy));
    } catch (ActionRefused refused) {
      Html.missing(context, refused.reason());
    }
  }

  private void step(Router router, String name, Step step) {
    router
        .post("/buy/:code/sessions/:session/" + name)
        .handler(context -> visit(context, visit -> take(visit, step)));
  }

  private void visit(RoutingContext context, Consumer<Visit> work) {
    var link = accounts.paymentLink(context.pathParam("code"));
    var account = link.map(found -> accounts.account(found.account()));
    var session =
        account
            .flatMap(found -> found.holds().session(context.pathParam("session")))
            .filter(found -> found.link().equals(link.orElseThrow().id()));
    if (session.isEmpty()) {
      Html.missing(context, "Checkout not found");
      return;
    }
    work.accept(new Visit(context, account.orElseThrow(), link.orElseThrow(), session.get()));
  }

  private void show(Visit visit) {
    if (visit.session().state().status() != Status.OPEN) {
      Html.redirect(visit.context(), path(visit.link(), visit.session()) + "/done");
      return;
    }
    Html.send(visit.context(), 200, checkout(visit, Optional.empty()));
  }

  private static void showDone(Visit visit) {
    Html.send(visit.context(), 200, CheckoutView.done(visit.link(), visit.session()));
  }

  private void take(Visit visit, Step step) {
    try {
      var next = step.take(visit);
      Html.redirect(visit.context(), after(visit.link(), next));
    } catch (ActionRefused refused) {
      Html.send(visit.context(), 402, checkout(visit, Optional.of(refused.reason())));
    }
  }

  private static String after(PaymentLink link, Session session) {
    return switch (session.state().status()) {
      case OPEN -> path(link, session);
      case EXPIRED -> path(link, session) + "/done";
      case COMPLETE ->
          link.offer()
              .afterPaying()
              .map(url -> url.replace("{CHECKOUT_SESSION_ID}", session.id()))
              .orElse(path(link, session) + "/done");
    };
  }

  private static String checkout(Visit visit, Optional<String> notice) {
    return CheckoutView.checkout(visit.link(), visit.session(), email(visit), notice);
  }

  private static String email(Visit visit) {
    return form(visit, "email").filter(text -> !text.isBlank()).orElse(DEFAULT_EMAIL);
  }

  private static Optional<String> form(Visit visit, String field) {
    return Optional.ofNullable(visit.context().request().getFormAttribute(field));
  }

  private static Optional<String> query(RoutingContext context, String name) {
    return context.queryParam(name).stream().findFirst();
  }
}
