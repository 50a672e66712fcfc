package io.saletrail.settings.console.check;

import io.saletrail.contracts.Money;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.payment.PaymentSummary;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.Optional;

/// A payment that a check recovered.
///
/// @param href URL of its page
/// @param name its Stripe ID
/// @param outcome amount and outcome
/// @param settled whether it is decided
public record RecoveredLine(String href, String name, String outcome, boolean settled) {

  static RecoveredLine of(String account, String stripeId, Optional<PaymentSummary> known) {
    var home = "/merchants/" + account;
    var byId = home + "/payments?id=" + stripeId;
    return known
        .map(
            payment ->
                new RecoveredLine(
                    payment.externalId().map(id -> home + "/conversions/" + id).orElse(byId),
                    stripeId,
                    outcome(payment),
                    true))
        .orElseGet(() -> new RecoveredLine(byId, stripeId, "calculating…", false));
  }

  private static String outcome(PaymentSummary payment) {
    var credit =
        payment
            .reason()
            .map(reason -> "not credited: " + Explanation.of(reason).title())
            .orElse("credited");
    return payment
        .amount()
        .map((Money amount) -> Amounts.text(amount) + ", " + credit)
        .orElse(credit);
  }
}
