package io.saletrail.sandbox.stripe.pages;

import io.saletrail.sandbox.stripe.actions.Action;
import io.saletrail.sandbox.stripe.actions.ActionRefused;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.actions.StandInAccounts;
import io.saletrail.sandbox.stripe.shapes.Site;
import io.saletrail.sandbox.stripe.webhooks.WebhookSender;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// `/stripe/dashboard`: a merchant's payments, with a button for each possible action.
final class Dashboard {

  private final StandInAccounts accounts;
  private final WebhookSender webhooks;
  private final Site site;

  Dashboard(StandInAccounts accounts, WebhookSender webhooks, Site site) {
    this.accounts = accounts;
    this.webhooks = webhooks;
    this.site = site;
  }

  void mount(Router router) {
    router.get("/stripe").handler(context -> Html.redirect(context, "/stripe/dashboard"));
    router
        .get("/stripe/dashboard")
        .handler(context -> Html.send(context, 200, DashboardView.accounts(accounts.all())));
    router
        .get("/stripe/dashboard/:account")
        .handler(
            context ->
                account(context).ifPresent(account -> show(context, account, Optional.empty())));
    router.post("/stripe/dashboard/:account/actions/:action").handler(this::action);
    router.post("/stripe/dashboard/:account/events/:event/resend").handler(this::resend);
  }

  private void action(RoutingContext context) {
    var action = Action.named(context.pathParam("action"));
    var account = account(context);
    if (account.isEmpty()) {
      return;
    }
    if (action.isEmpty()) {
      Html.missing(context, "Unknown action");
      return;
    }
    try {
      action
          .get()
          .perform(
              account.get(), form(context, "id").orElse(""), Action.Details.of(amount(context)));
      Html.redirect(context, "/stripe/dashboard/" + account.get().id());
    } catch (ActionRefused refused) {
      show(context, account.get(), Optional.of(refused.reason()));
    }
  }

  private void resend(RoutingContext context) {
    account(context)
        .ifPresent(
            account -> {
              account.holds().events().stream()
                  .filter(event -> event.id().equals(context.pathParam("event")))
                  .forEach(event -> webhooks.resend(event, account.terms()));
              Html.redirect(context, "/stripe/dashboard/" + account.id());
            });
  }

  private void show(RoutingContext context, StandInAccount account, Optional<String> notice) {
    Html.send(
        context,
        notice.isPresent() ? 409 : 200,
        DashboardView.account(account, webhooks, site.base(), notice));
  }

  /// Sends a 404 and returns empty if there is no account of this id.
  private Optional<StandInAccount> account(RoutingContext context) {
    var id = context.pathParam("account");
    var account =
        accounts.all().stream().filter(candidate -> candidate.id().equals(id)).findFirst();
    if (account.isEmpty()) {
      Html.missing(context, "Account not found");
    }
    return account;
  }

  /// Minor units; anything that is not a number means the whole amount.
  private static Optional<Long> amount(RoutingContext context) {
    return form(context, "amount").filter(text -> text.matches("\\d{1,12}")).map(Long::parseLong);
  }

  private static Optional<String> form(RoutingContext context, String field) {
    return Optional.ofNullable(context.request().getFormAttribute(field));
  }
}
