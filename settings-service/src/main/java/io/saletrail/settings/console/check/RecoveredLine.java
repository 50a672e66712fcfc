package io.saletrail.settings.console.check;

import io.saletrail.contracts.Money;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.payment.PaymentSummary;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.Optional;

/// A payment that a check found.
///
/// @param href its story
/// @param name what Stripe calls it
/// @param became what became of it
/// @param settled whether that is decided already
public record FoundLine(String href, String name, String became, boolean settled) {

  static FoundLine of(String account, String stripeId, Optional<PaymentSummary> known) {
    var home = "/merchants/" + account;
    var byId = home + "/payments?id=" + stripeId;
    return known
        .map(
            payment ->
                new FoundLine(
                    payment.externalId().map(id -> home + "/conversions/" + id).orElse(byId),
                    stripeId,
                    became(payment),
                    true))
        .orElseGet(() -> new FoundLine(byId, stripeId, "being worked out", false));
  }

  private static String became(PaymentSummary payment) {
    var outcome =
        payment
            .reason()
            .map(reason -> "set aside: " + Explanation.of(reason).title())
            .orElse("credited");
    return payment
        .amount()
        .map((Money amount) -> Amounts.text(amount) + ", " + outcome)
        .orElse(outcome);
  }
}
