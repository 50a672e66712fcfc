package io.saletrail.ingest.reading;

import static io.saletrail.ingest.reading.Fixture.DAHLIA;
import static io.saletrail.ingest.reading.Fixture.ago;
import static io.saletrail.ingest.reading.Fixture.read;
import static io.saletrail.ingest.reading.Fixture.seen;
import static io.saletrail.ingest.reading.Fixture.shows;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.CreditNoteObserved;
import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.DisputeObserved.CaseType;
import io.saletrail.contracts.activity.InvoicePaymentObserved;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved.CancellationReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Refunds, disputes, subscriptions and invoice payments: each too small for a file.
class SmallReadersTest {
  private static final Optional<String> CHARGE = Optional.of("ch_1");
  private static final Optional<String> INTENT = Optional.of("pi_1");
  private static final Money PART = new Money(1_500, "eur");
  private static final Money PRICE = new Money(4_900, "eur");

  @Test
  void aRefundIsPending() {
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
  void aChargeExpandedInARefundIsReadToo() {
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
  void anInquiryAndAnUnknownStatusAreDisputes() {
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
  void anOldDisputeHasOnlyItsCharge() {
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
  void anInvoicePaymentRelatesAnInvoiceToAnIntentOrACharge() {
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
  void onlyTheOptOutOfACustomerIsPublished() {
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

  @Test
  void aPaymentOutsideStripeIsARecord() {
    assertThat(
            Fixture.first(
                InvoicePaymentObserved.class,
                "invoice_payment.paid",
                """
                {'id': 'inpay_1', 'object': 'invoice_payment', 'invoice': 'in_1', 'status': 'paid',
                 'amount_paid': 4900, 'currency': 'eur',
                 'payment': {'type': 'payment_record', 'payment_record': 'pr_1'}}
                """))
        .returns(Optional.of("pr_1"), InvoicePaymentObserved::paymentRecord)
        .returns(Optional.empty(), InvoicePaymentObserved::paymentIntent);
  }

  @Test
  void aDisputeHasTheAmountsMovedInTheAccountsCurrency() {
    assertThat(
            disputeWith(
                """
                'balance_transactions': [
                  {'id': 'txn_1', 'amount': -9000, 'fee': 1500, 'currency': 'usd'},
                  {'id': 'txn_2', 'amount': 6000, 'fee': 0, 'currency': 'usd'}]
                """))
        .returns(Optional.of(new Money(9_000, "usd")), DisputeObserved::withdrawn)
        .returns(Optional.of(new Money(6_000, "usd")), DisputeObserved::reinstated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'balance_transactions': []",
        "'balance_transactions': null",
        "'balance_transactions': ['txn_1']",
        "'balance_transactions': [{'amount': -1, 'currency': 'usd'}, {'amount': 1, 'currency': 'eur'}]"
      })
  void theAmountThatADisputeMovedIsNotGuessed(String transactions) {
    assertThat(disputeWith(transactions))
        .returns(Optional.empty(), DisputeObserved::withdrawn)
        .returns(Optional.empty(), DisputeObserved::reinstated);
  }

  @Test
  void aDisputeHasItsCaseTypeAndEveryStatusOfStripes() {
    assertThat(
            disputeWith(
                "'payment_method_details': {'type': 'card', 'card': {'case_type': 'resolution'}}"))
        .returns(Optional.of(CaseType.RESOLUTION), DisputeObserved::caseType);
    assertThat(disputeWith("'status': 'charge_refunded'"))
        .returns(DisputeObserved.Status.CHARGE_REFUNDED, DisputeObserved::status);
  }

  @Test
  void aRefundWithoutAStatusSucceeded() {
    assertThat(
            Fixture.first(
                RefundObserved.class,
                "charge.refund.updated",
                """
                {'id': 're_1', 'object': 'refund', 'status': null, 'amount': 1500,
                 'currency': 'eur', 'created': 1790000000}
                """))
        .returns(RefundObserved.Status.SUCCEEDED, RefundObserved::status);
  }

  @Test
  void aSubscriptionHasItsCancellationReason() {
    assertThat(
            Fixture.first(
                SubscriptionObserved.class,
                "customer.subscription.deleted",
                """
                {'id': 'sub_1', 'object': 'subscription', 'status': 'canceled',
                 'created': 1790000000, 'cancellation_details': {'reason': 'payment_failed'}}
                """))
        .returns(
            Optional.of(CancellationReason.PAYMENT_FAILED),
            SubscriptionObserved::cancellationReason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {"'out_of_band_amount': 4900 | 4900", "'out_of_band_amount': null | 0"})
  void aCreditNoteHasTheAmountRefundedOutsideStripe(String amount, long outOfBand) {
    assertThat(
            Fixture.read(
                "credit_note.created",
                """
                {'id': 'cn_1', 'object': 'credit_note', 'invoice': 'in_1', 'status': 'issued',
                 'currency': 'eur', 'amount': 4900, 'refund': null, 'created': 1789999997, %s}
                """
                    .formatted(amount)))
        .isEqualTo(
            shows(
                new CreditNoteObserved(
                    new Observation(
                        Fixture.MERCHANT,
                        true,
                        "evt_1",
                        "credit_note.created",
                        Fixture.NOW,
                        Observation.Origin.WEBHOOK,
                        Optional.of(DAHLIA),
                        Optional.of(ActivityReader.EDITION)),
                    "cn_1",
                    "in_1",
                    CreditNoteObserved.Status.ISSUED,
                    new Money(outOfBand, "eur"),
                    ago(3))));
  }

  @Test
  void anIntentAndAChargeCanBeOptedOutAndContainTheirExpandedCustomer() {
    var charge =
        """
        {'id': 'ch_1', 'object': 'charge', 'status': 'succeeded', 'amount': 4900,
         'amount_captured': 4900, 'currency': 'eur', 'created': 1790000000,
         'metadata': {'trackdesk': 'false'},
         'customer': {'id': 'cus_1', 'object': 'customer', 'metadata': {'trackdesk': 'false'}}}
        """;
    var intent =
        """
        {'id': 'pi_1', 'object': 'payment_intent', 'status': 'succeeded', 'amount': 4900,
         'currency': 'eur', 'metadata': {'trackdesk': 'false'}, 'latest_charge': %s}
        """
            .formatted(charge);

    assertThat(Fixture.read("payment_intent.succeeded", intent).readable())
        .satisfiesExactly(
            seen -> assertThat(((PaymentIntentObserved) seen).optedOut()).hasValue(true),
            seen -> assertThat(((ChargeObserved) seen).optedOut()).hasValue(true),
            seen -> assertThat(((CustomerObserved) seen).optedOut()).isTrue());
  }

  private static DisputeObserved disputeWith(String fields) {
    var status = fields.contains("'status'") ? "" : "'status': 'lost',";
    return Fixture.first(
        DisputeObserved.class,
        "charge.dispute.closed",
        """
        {'id': 'du_1', 'object': 'dispute', 'amount': 4900, 'currency': 'eur', 'charge': 'ch_1',
         'created': 1790000000, %s %s}
        """
            .formatted(status, fields));
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
