package io.saletrail.ingest.reading;

import static io.saletrail.ingest.reading.Fixture.DAHLIA;
import static io.saletrail.ingest.reading.Fixture.ago;
import static io.saletrail.ingest.reading.Fixture.read;
import static io.saletrail.ingest.reading.Fixture.seen;
import static io.saletrail.ingest.reading.Fixture.shows;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.InvoicePaymentObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Refunds, disputes, subscriptions and invoice payments: each too small for a file.
class SmallReadersTest {
  private static final Optional<String> CHARGE = Optional.of("ch_1");
  private static final Optional<String> INTENT = Optional.of("pi_1");
  private static final Money PART = new Money(1_500, "eur");
  private static final Money PRICE = new Money(4_900, "eur");

  @Test
  void aRefundIsUnderWay() {
    assertThat(read("refund/dahlia"))
        .isEqualTo(
            shows(
                new RefundObserved(
                    seen("refund/dahlia", "refund.created", DAHLIA),
                    "re_1",
                    RefundObserved.Status.PENDING,
                    PART,
                    CHARGE,
                    INTENT,
                    ago(5))));
  }

  @Test
  void aRefundFailedUnderItsOldEventName() {
    var name = "refund/2022-08-01-charge-refund-updated";

    assertThat(read(name))
        .isEqualTo(
            shows(
                new RefundObserved(
                    seen(name, "charge.refund.updated", "2022-08-01"),
                    "re_1",
                    RefundObserved.Status.FAILED,
                    PART,
                    CHARGE,
                    INTENT,
                    ago(5))));
  }

  @Test
  void aChargeExpandedInARefundIsSeenToo() {
    var seen = seen("refund/dahlia-charge-expanded", "refund.updated", DAHLIA);

    assertThat(read("refund/dahlia-charge-expanded"))
        .isEqualTo(
            shows(
                new RefundObserved(
                    seen, "re_1", RefundObserved.Status.SUCCEEDED, PART, CHARGE, INTENT, ago(5)),
                new ChargeObserved(
                    seen,
                    "ch_1",
                    ChargeObserved.Status.SUCCEEDED,
                    PRICE,
                    4_900,
                    1_500,
                    INTENT,
                    Optional.empty(),
                    ago(20),
                    Optional.empty())));
  }

  @Test
  void anInquiryAndAStatusOfTomorrowAreDisputes() {
    assertThat(read("dispute/dahlia-inquiry"))
        .isEqualTo(
            shows(
                dispute(
                    "dispute/dahlia-inquiry",
                    "charge.dispute.created",
                    DisputeObserved.Status.WARNING_NEEDS_RESPONSE)));
    assertThat(read("dispute/dahlia-new-status"))
        .isEqualTo(
            shows(
                dispute(
                    "dispute/dahlia-new-status",
                    "charge.dispute.updated",
                    DisputeObserved.Status.OTHER)));
  }

  @Test
  void anOldDisputeKnowsOnlyItsCharge() {
    assertThat(read("dispute/2017-12-14"))
        .isEqualTo(
            shows(
                new DisputeObserved(
                    seen("dispute/2017-12-14", "charge.dispute.funds_withdrawn", "2017-12-14"),
                    "dp_1",
                    DisputeObserved.Status.NEEDS_RESPONSE,
                    PRICE,
                    CHARGE,
                    Optional.empty(),
                    ago(3),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void aSubscriptionEnds() {
    var name = "subscription/2020-08-27-canceled";

    assertThat(read(name))
        .isEqualTo(
            shows(
                new SubscriptionObserved(
                    seen(name, "customer.subscription.deleted", "2020-08-27"),
                    "sub_1",
                    SubscriptionObserved.Status.CANCELED,
                    false,
                    Optional.of("cus_1"),
                    ago(90_000),
                    Optional.of(ago(1)),
                    Optional.empty())));
  }

  @Test
  void aMerchantOptsASubscriptionOut() {
    var name = "subscription/dahlia-opted-out";

    assertThat(read(name))
        .isEqualTo(
            shows(
                new SubscriptionObserved(
                    seen(name, "customer.subscription.updated", DAHLIA),
                    "sub_1",
                    SubscriptionObserved.Status.ACTIVE,
                    true,
                    Optional.of("cus_1"),
                    ago(90_000),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void anInvoicePaymentTiesAnInvoiceToAnIntentOrACharge() {
    assertThat(read("invoice_payment/basil"))
        .isEqualTo(
            shows(
                new InvoicePaymentObserved(
                    seen("invoice_payment/basil", "invoice_payment.paid", "2025-03-31.basil"),
                    "inpay_1",
                    "in_1",
                    InvoicePaymentObserved.Status.PAID,
                    Optional.of(PRICE),
                    INTENT,
                    Optional.empty(),
                    Optional.empty())));
    assertThat(read("invoice_payment/dahlia-open-by-charge"))
        .isEqualTo(
            shows(
                new InvoicePaymentObserved(
                    seen("invoice_payment/dahlia-open-by-charge", "invoice_payment.paid", DAHLIA),
                    "inpay_1",
                    "in_1",
                    InvoicePaymentObserved.Status.OPEN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("py_1"),
                    Optional.empty())));
  }

  @Test
  void ofACustomerOnlyTheOptOutCrosses() {
    assertThat(read("customer/dahlia-opted-out"))
        .isEqualTo(
            shows(
                new CustomerObserved(
                    seen("customer/dahlia-opted-out", "customer.updated", DAHLIA), "cus_1", true)));
    assertThat(read("customer/2020-08-27-created"))
        .isEqualTo(
            shows(
                new CustomerObserved(
                    seen("customer/2020-08-27-created", "customer.created", "2020-08-27"),
                    "cus_1",
                    false)));
  }

  private static DisputeObserved dispute(String name, String type, DisputeObserved.Status status) {
    return new DisputeObserved(
        seen(name, type, DAHLIA),
        "du_1",
        status,
        PRICE,
        CHARGE,
        INTENT,
        ago(3),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
