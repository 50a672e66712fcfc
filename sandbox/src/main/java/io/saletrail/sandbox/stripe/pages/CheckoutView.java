package io.saletrail.sandbox.stripe.pages;

import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Totals;
import java.util.Optional;

/// The checkout page and the page after it.
final class CheckoutView {

  private CheckoutView() {}

  /// @param notice the error of the last attempt
  static String checkout(PaymentLink link, Session session, String email, Optional<String> notice) {
    var offer = link.offer();
    var totals = session.state().totals();
    var paths = CheckoutPages.path(link, session);
    var period = offer.interval().map(every -> " per " + every.wireName()).orElse("");
    boolean trial = offer.trialDays() > 0;
    return Html.page(
        offer.name(),
        """
        %s
        <div class="checkout">
          <section class="card">
            <div class="quiet">%s</div>
            <div class="amount" data-test="amount">%s</div>
            <div class="quiet">%s</div>
            %s
          </section>
          <section class="card">
            <h1>Pay</h1>
            <form class="stack" method="post" action="%s/pay">
              <label>E-mail
                <input type="email" name="email" required value="%s" autocomplete="email">
              </label>
              <button class="main" id="pay">%s</button>
              <button id="pay-later" formaction="%s/later">Pay by bank debit (settles later)</button>
              <button id="decline" formaction="%s/decline" formnovalidate>Try a card that is declined</button>
            </form>
            <p></p>
            %s
            <form method="post" action="%s/cancel"><button id="cancel">Cancel</button></form>
            <p class="id" data-test="session">%s</p>
          </section>
        </div>
        """
            .formatted(
                notice.map(CheckoutView::notice).orElse(""),
                Html.escape(offer.name()),
                Money.shown(totals.total(), session.currency()),
                trial
                    ? "%d days free, then %s%s"
                        .formatted(
                            offer.trialDays(),
                            Money.shown(offer.amount(), offer.currency()),
                            period)
                    : period,
                lines(totals, session.currency()),
                paths,
                Html.escape(email),
                offer.recurring() ? "Subscribe" : "Pay",
                paths,
                paths,
                promotion(link, session, paths),
                paths,
                Html.escape(session.id())));
  }

  static String done(PaymentLink link, Session session) {
    var headline =
        switch (session.state().paymentStatus()) {
          case PAID -> "Thank you, payment succeeded";
          case NO_PAYMENT_REQUIRED -> "Thank you, no payment required";
          case UNPAID ->
              session.state().status() == Session.Status.EXPIRED
                  ? "Cancelled"
                  : "Thank you, payment is processing";
        };
    return Html.page(
        headline,
        """
        <section class="card">
          <h1 data-test="outcome">%s</h1>
          <p>%s, %s</p>
          <p class="id" data-test="session">%s</p>
          <p><a href="/stripe/dashboard/%s">Open the merchant's dashboard</a></p>
        </section>
        """
            .formatted(
                headline,
                Html.escape(link.offer().name()),
                Money.shown(session.state().totals().total(), session.currency()),
                Html.escape(session.id()),
                Html.escape(session.account())));
  }

  private static String notice(String text) {
    return "<p class=\"notice\" role=\"alert\">" + Html.escape(text) + "</p>";
  }

  private static String lines(Totals totals, String currency) {
    if (totals.equals(Totals.of(totals.subtotal()))) {
      return "";
    }
    var rows = new StringBuilder();
    row(rows, "Subtotal", totals.subtotal(), currency);
    row(rows, "Discount", -totals.discount(), currency);
    row(rows, "Shipping", totals.shipping(), currency);
    row(rows, "Tax", totals.tax(), currency);
    return "<table class=\"lines\">" + rows + "</table>";
  }

  private static void row(StringBuilder rows, String label, long amount, String currency) {
    if (amount != 0) {
      rows.append("<tr><td>")
          .append(label)
          .append("</td><td>")
          .append(Money.shown(amount, currency))
          .append("</td></tr>");
    }
  }

  private static String promotion(PaymentLink link, Session session, String paths) {
    if (link.offer().promotion().isEmpty() || session.state().promotion().isPresent()) {
      return "";
    }
    return """
    <form class="stack" method="post" action="%s/promotion">
      <label>Promotion code <input name="code" required></label>
      <button>Apply</button>
    </form>
    <p></p>
    """
        .formatted(paths);
  }
}
