package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Case.when;
import static io.saletrail.journeys.cases.StripeTells.charge;
import static io.saletrail.journeys.cases.StripeTells.invoice;
import static io.saletrail.journeys.cases.StripeTells.invoicePayment;
import static io.saletrail.journeys.cases.StripeTells.refund;
import static io.saletrail.journeys.cases.StripeTells.session;

import java.util.List;

/// Every other reason why there is no conversion.
final class WhyNotCases {
  static final List<Case> ROWS =
      List.of(
          when(
                  "A charge whose session was not seen (Stripe is asked for it)",
                  charge("succeeded", ""))
              .ends("nothing: SESSION_NOT_SEEN"),
          when(
                  "A refund whose session was not seen",
                  refund("created", "status:'succeeded', amount:4900"))
              .ends("nothing: CHARGE_NOT_SEEN"),
          when(
                  "A renewal whose beginning was not seen",
                  invoice(
                          "paid",
                          "id:'in_2', billing_reason:'subscription_cycle', amount_paid:4900, total:4900")
                      .onDay(30),
                  invoicePayment("id:'inpay_2', invoice:'in_2', payment:{payment_intent:'pi_2'}")
                      .onDay(30),
                  charge(
                          "succeeded",
                          "id:'ch_2', payment_intent:'pi_2', amount:4900, amount_captured:4900")
                      .onDay(30))
              .ends("nothing: SESSION_NOT_SEEN"),
          when("A session that is paid, and no charge", session("completed", ""))
              .ends("nothing: CHARGE_NOT_SEEN"),
          when(
                  "A session that the buyer left open",
                  session("created", "status:'open', payment_status:'unpaid'"))
              .ends("nothing: NOT_PAID_YET"),
          when(
                  "A session that expired",
                  session(
                      "expired", "status:'expired', payment_status:'unpaid', payment_intent:null"))
              .ends("nothing: SESSION_EXPIRED"),
          when(
                  "A card that was declined",
                  charge("failed", "status:'failed', captured:false, amount_captured:0"))
              .ends("nothing: PAYMENT_FAILED"),
          when(
                  "A session that only stores a card",
                  session(
                      "completed",
                      "mode:'setup', payment_status:'no_payment_required', payment_intent:null, amount_total:null, currency:null"))
              .ends("nothing: NOTHING_PAID"));

  private WhyNotCases() {}
}
