package io.saletrail.sandbox.stripe.pages;

import io.saletrail.sandbox.stripe.actions.Action;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.webhooks.Delivery;
import io.saletrail.sandbox.stripe.webhooks.WebhookSender;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The merchant's page: links, payments, subscriptions, reversals, events with their webhook
/// deliveries.
final class DashboardView {

  /// Newest rows of each list.
  private static final int ROWS = 50;

  private DashboardView() {}

  static String accounts(List<StandInAccount> accounts) {
    return Html.page(
        "Stripe stand-in",
        "<h1>Accounts</h1>"
            + table(
                List.of("Account", "Name", "Mode", "Events rendered in"),
                accounts,
                account ->
                    List.of(
                        "<a href=\"/stripe/dashboard/%s\">%s</a>"
                            .formatted(Html.escape(account.id()), Html.escape(account.id())),
                        Html.escape(account.terms().name()),
                        account.terms().livemode() ? "live" : "test",
                        account.terms().version().name())));
  }

  static String account(
      StandInAccount account, WebhookSender webhooks, URI base, Optional<String> notice) {
    var holds = account.holds();
    var deliveries = webhooks.deliveries().stream().collect(Collectors.groupingBy(Delivery::event));
    var buttons = new Buttons(account.id());
    return Html.page(
        account.terms().name(),
        notice
                .map(text -> "<p class=\"notice\" role=\"alert\">" + Html.escape(text) + "</p>")
                .orElse("")
            + "<h1>%s</h1><p class=\"id\">%s</p>"
                .formatted(Html.escape(account.terms().name()), Html.escape(account.id()))
            + "<h2>Payment links</h2>"
            + table(List.of("Sells", "Price", "Link"), holds.links(), link -> link(link, base))
            + "<h2>Checkouts</h2>"
            + table(
                List.of("Session", "Reference", "Status", "Amount", ""),
                holds.sessions(),
                session -> session(session, buttons))
            + "<h2>Payments</h2>"
            + table(
                List.of("Charge", "Status", "Amount", "Refunded", ""),
                holds.charges(),
                charge -> charge(charge, account, buttons))
            + "<h2>Subscriptions</h2>"
            + table(
                List.of("Subscription", "Status", "Paid until", ""),
                holds.subscriptions(),
                subscription -> subscription(subscription, buttons))
            + "<h2>Invoices</h2>"
            + table(
                List.of("Invoice", "Status", "Total", "Left to pay", ""),
                holds.invoices(),
                invoice -> invoice(invoice, account, buttons))
            + "<h2>Refunds</h2>"
            + table(
                List.of("Refund", "Status", "Amount", ""),
                holds.refunds(),
                refund -> refund(refund, buttons))
            + "<h2>Disputes</h2>"
            + table(
                List.of("Dispute", "Status", "Amount", ""),
                holds.disputes(),
                dispute -> dispute(dispute, buttons))
            + "<h2>Events</h2>"
            + table(
                List.of("At", "Type", "About", "Webhooks", ""),
                holds.events(),
                event -> event(event, deliveries, buttons)));
  }

  private static List<String> link(PaymentLink link, URI base) {
    var url = Html.escape(base + "/buy/" + link.code());
    return List.of(
        Html.escape(link.offer().name()),
        Money.shown(link.offer().amount(), link.offer().currency())
            + link.offer().interval().map(every -> " per " + every.wireName()).orElse(""),
        "<a href=\"%s\">%s</a>".formatted(url, url));
  }

  private static List<String> session(Session session, Buttons buttons) {
    boolean underWay =
        session.state().status() == Session.Status.COMPLETE
            && session.state().paymentStatus() == Session.PaymentStatus.UNPAID;
    var actions =
        switch (session.state().status()) {
          case OPEN -> List.of(Action.PAY, Action.PAY_LATER, Action.DECLINE, Action.EXPIRE);
          case COMPLETE ->
              underWay ? List.of(Action.SETTLE, Action.FAIL_SETTLEMENT) : List.<Action>of();
          case EXPIRED -> List.of(Action.RECOVER);
        };
    return List.of(
        id(session.id()),
        id(session.clientReferenceId().orElse("")),
        status(
            session.state().status().wireName()
                + ", "
                + session.state().paymentStatus().wireName()),
        Money.shown(session.state().totals().total(), session.currency()),
        buttons.of(session.id(), actions));
  }

  private static List<String> charge(Charge charge, StandInAccount account, Buttons buttons) {
    return List.of(
        id(charge.id()),
        status(charge.state().disputed() ? "disputed" : charge.state().status().wireName()),
        Money.shown(charge.amount(), charge.currency()),
        Money.shown(charge.state().refunded(), charge.currency()),
        authorised(charge, account, buttons) + reversible(charge, buttons));
  }

  private static String authorised(Charge charge, StandInAccount account, Buttons buttons) {
    boolean capturable =
        account
            .holds()
            .paymentIntent(charge.paymentIntent())
            .filter(intent -> intent.capturable() > 0)
            .isPresent();
    return capturable
        ? buttons.withAmount(charge.paymentIntent(), Action.CAPTURE)
            + buttons.withAmount(charge.paymentIntent(), Action.CAPTURE_PART)
            + buttons.of(
                charge.paymentIntent(), List.of(Action.CANCEL_PAYMENT, Action.EXPIRE_AUTHORISATION))
        : "";
  }

  private static String reversible(Charge charge, Buttons buttons) {
    if (charge.refundable() <= 0) {
      return "";
    }
    var refunds =
        buttons.withAmount(charge.id(), Action.REFUND)
            + buttons.withAmount(charge.id(), Action.BEGIN_REFUND);
    return charge.state().disputed()
        ? refunds
        : refunds
            + buttons.withAmount(charge.id(), Action.DISPUTE)
            + buttons.of(charge.id(), List.of(Action.INQUIRE, Action.PREVENT_DISPUTE));
  }

  private static List<String> subscription(Subscription subscription, Buttons buttons) {
    boolean over = subscription.state().status() == Subscription.Status.CANCELED;
    return List.of(
        id(subscription.id()),
        status(subscription.state().status().wireName()),
        time(subscription.state().periodEnd()),
        over
            ? ""
            : buttons.of(
                    subscription.id(),
                    List.of(
                        Action.RENEW,
                        Action.RENEW_LATER,
                        Action.FAIL_RENEWAL,
                        Action.DRAFT_RENEWAL,
                        Action.CANCEL_SUBSCRIPTION,
                        Action.CANCEL_AT_PERIOD_END))
                + buttons.withAmount(subscription.id(), Action.UPGRADE));
  }

  private static List<String> invoice(Invoice invoice, StandInAccount account, Buttons buttons) {
    var id = invoice.id();
    var actions =
        switch (invoice.state().status()) {
          case DRAFT -> buttons.of(id, List.of(Action.FINALIZE_DRAFT, Action.DELETE_DRAFT));
          case OPEN, UNCOLLECTIBLE -> unpaid(invoice, account, buttons);
          case PAID ->
              buttons.withAmount(id, Action.CREDIT_NOTE)
                  + buttons.withAmount(id, Action.CREDIT_OUT_OF_BAND);
          case VOID -> "";
        };
    return List.of(
        id(id),
        status(invoice.state().status().wireName()),
        Money.shown(invoice.totals().total(), invoice.currency()),
        Money.shown(invoice.remaining(), invoice.currency()),
        actions);
  }

  private static String unpaid(Invoice invoice, StandInAccount account, Buttons buttons) {
    boolean underWay =
        invoice
            .state()
            .paymentIntent()
            .flatMap(account.holds()::paymentIntent)
            .filter(intent -> intent.state().status() == PaymentIntent.Status.PROCESSING)
            .isPresent();
    return underWay
        ? buttons.of(invoice.id(), List.of(Action.SETTLE_INVOICE, Action.FAIL_INVOICE_SETTLEMENT))
        : buttons.withAmount(invoice.id(), Action.COLLECT)
            + buttons.withAmount(invoice.id(), Action.PAY_ELSEWHERE)
            + buttons.of(invoice.id(), List.of(Action.VOID_INVOICE, Action.WRITE_OFF));
  }

  private static List<String> refund(Refund refund, Buttons buttons) {
    var actions =
        switch (refund.status()) {
          case PENDING -> List.of(Action.SUCCEED_REFUND, Action.FAIL_REFUND);
          case SUCCEEDED -> List.of(Action.FAIL_REFUND);
          case FAILED, CANCELED -> List.<Action>of();
        };
    return List.of(
        id(refund.id()),
        status(refund.status().wireName()),
        Money.shown(refund.amount(), refund.currency()),
        buttons.of(refund.id(), actions));
  }

  private static List<String> dispute(Dispute dispute, Buttons buttons) {
    var id = dispute.id();
    var actions =
        switch (dispute.status()) {
          case "warning_needs_response" ->
              buttons.of(
                  id, List.of(Action.ESCALATE, Action.CLOSE_INQUIRY, Action.CLOSE_AS_REFUNDED));
          case "needs_response" ->
              buttons.withAmount(id, Action.WIN_DISPUTE)
                  + buttons.withAmount(id, Action.LOSE_DISPUTE);
          default -> dispute.lost() > 0 ? buttons.withAmount(id, Action.REINSTATE) : "";
        };
    return List.of(
        id(id),
        status(dispute.status()),
        Money.shown(dispute.amount(), dispute.currency()),
        actions);
  }

  private static List<String> event(
      StripeEvent event, Map<String, List<Delivery>> deliveries, Buttons buttons) {
    var deliveryState =
        deliveries.getOrDefault(event.id(), List.of()).stream()
            .map(DashboardView::deliveryState)
            .collect(Collectors.joining("<br>"));
    return List.of(
        time(event.created()),
        Html.escape(event.type()) + "<br>" + id(event.id()),
        id(event.objectId()),
        deliveryState,
        buttons.resend(event.id()));
  }

  private static String deliveryState(Delivery delivery) {
    var style =
        switch (delivery.state()) {
          case DELIVERED -> "good";
          case WAITING -> "wait";
          case GIVEN_UP, DROPPED -> "bad";
        };
    return "<span class=\"%s\">%s</span> <span class=\"quiet\">%s after %d</span>"
        .formatted(
            style,
            delivery.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            Html.escape(delivery.response()),
            delivery.attempts());
  }

  private static String id(String id) {
    return "<span class=\"id\">" + Html.escape(id) + "</span>";
  }

  private static String status(String text) {
    return Html.escape(text.replace('_', ' '));
  }

  private static String time(long seconds) {
    return Instant.ofEpochSecond(seconds).toString();
  }

  private static <T> String table(
      List<String> heads, List<T> items, Function<T, List<String>> cells) {
    if (items.isEmpty()) {
      return "<p class=\"quiet\">None yet.</p>";
    }
    var rows =
        items.stream()
            .limit(ROWS)
            .map(cells)
            .map(
                row ->
                    row.stream()
                        .collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>\n")))
            .collect(Collectors.joining());
    var head = heads.stream().collect(Collectors.joining("</th><th>", "<tr><th>", "</th></tr>"));
    var more =
        items.size() > ROWS
            ? "<p class=\"quiet\">The newest %d of %d.</p>".formatted(ROWS, items.size())
            : "";
    return "<div class=\"scroll\"><table class=\"list\">" + head + rows + "</table></div>" + more;
  }
}
