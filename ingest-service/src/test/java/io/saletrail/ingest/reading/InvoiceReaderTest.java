package io.saletrail.ingest.reading;

import static io.saletrail.ingest.reading.Fixture.DAHLIA;
import static io.saletrail.ingest.reading.Fixture.ago;
import static io.saletrail.ingest.reading.Fixture.read;
import static io.saletrail.ingest.reading.Fixture.seen;
import static io.saletrail.ingest.reading.Fixture.shows;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.InvoiceObserved.BillingReason;
import io.saletrail.contracts.activity.InvoiceObserved.Status;
import io.saletrail.contracts.activity.InvoicePaymentObserved;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.ingest.reading.ReadResult.SkipReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceReaderTest {
  private static final String PAID = "invoice.paid";
  private static final Optional<String> BUYER = Optional.of("cus_1");
  private static final Optional<String> NONE = Optional.empty();

  @Test
  void anOldRenewalNamesItsSubscriptionItsIntentAndItsCharge() {
    assertThat(read("invoice/2020-08-27"))
        .isEqualTo(
            shows(
                new InvoiceObserved(
                    seen("invoice/2020-08-27", PAID, "2020-08-27"),
                    "in_1",
                    Status.PAID,
                    BillingReason.SUBSCRIPTION_CYCLE,
                    new Money(4_900, "eur"),
                    0,
                    4_900,
                    800,
                    0,
                    Optional.of("sub_1"),
                    Optional.of("pi_1"),
                    Optional.of("ch_1"),
                    false,
                    BUYER,
                    List.of(),
                    ago(3_600),
                    Optional.of(ago(2)),
                    Optional.of(4_900L),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void basilMovedTheSubscriptionIntoTheParent() {
    assertThat(read("invoice/basil-parent"))
        .isEqualTo(
            shows(
                new InvoiceObserved(
                    seen("invoice/basil-parent", PAID, "2025-03-31.basil"),
                    "in_1",
                    Status.PAID,
                    BillingReason.SUBSCRIPTION_CYCLE,
                    new Money(4_900, "eur"),
                    0,
                    4_900,
                    800,
                    0,
                    Optional.of("sub_1"),
                    NONE,
                    NONE,
                    false,
                    BUYER,
                    List.of(),
                    ago(3_600),
                    Optional.of(ago(2)),
                    Optional.of(4_900L),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void paymentsInsideAreReadAndAmountsOutsideStripeAreSeparate() {
    var seen = seen("invoice/dahlia-payments-inside", PAID, DAHLIA);

    assertThat(read("invoice/dahlia-payments-inside"))
        .isEqualTo(
            shows(
                new InvoiceObserved(
                    seen,
                    "in_1",
                    Status.PAID,
                    BillingReason.SUBSCRIPTION_CYCLE,
                    new Money(4_000, "eur"),
                    900,
                    4_900,
                    800,
                    0,
                    Optional.of("sub_1"),
                    NONE,
                    NONE,
                    false,
                    BUYER,
                    List.of(),
                    ago(3_600),
                    Optional.of(ago(2)),
                    Optional.of(4_900L),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                new InvoicePaymentObserved(
                    seen,
                    "inpay_1",
                    "in_1",
                    InvoicePaymentObserved.Status.PAID,
                    Optional.of(new Money(4_000, "eur")),
                    Optional.of("pi_1"),
                    NONE,
                    Optional.empty())));
  }

  @Test
  void anInvoicePaidOutsideStripeReceivedNothingThroughStripe() {
    assertThat(read("invoice/acacia-paid-elsewhere"))
        .isEqualTo(
            shows(
                new InvoiceObserved(
                    seen("invoice/acacia-paid-elsewhere", PAID, "2024-12-18.acacia"),
                    "in_1",
                    Status.PAID,
                    BillingReason.MANUAL,
                    new Money(0, "eur"),
                    4_900,
                    4_900,
                    0,
                    0,
                    NONE,
                    NONE,
                    NONE,
                    false,
                    BUYER,
                    List.of(),
                    ago(3_600),
                    Optional.of(ago(2)),
                    Optional.of(4_900L),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void anInvoiceOf2018HasFlagsForAStatusAndADateForACreation() {
    assertThat(read("invoice/2018-05-21-flags"))
        .isEqualTo(
            shows(
                new InvoiceObserved(
                    seen("invoice/2018-05-21-flags", "invoice.payment_succeeded", "2018-05-21"),
                    "in_1",
                    Status.PAID,
                    BillingReason.OTHER,
                    new Money(4_900, "eur"),
                    0,
                    4_900,
                    800,
                    0,
                    Optional.of("sub_1"),
                    NONE,
                    Optional.of("ch_1"),
                    false,
                    BUYER,
                    List.of(),
                    ago(3_600),
                    Optional.empty(),
                    Optional.of(4_900L),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void creditMakesATotalNegativeAndATrialMakesItNothing() {
    assertThat(onlyInvoice("invoice/dahlia-credit"))
        .returns(-500L, InvoiceObserved::totalMinor)
        .returns(-80L, InvoiceObserved::taxMinor)
        .returns(Status.VOID, InvoiceObserved::status)
        .returns(NONE, InvoiceObserved::subscription);
    assertThat(onlyInvoice("invoice/dahlia-trial"))
        .returns(new Money(0, "eur"), InvoiceObserved::paid)
        .returns(BillingReason.SUBSCRIPTION_CREATE, InvoiceObserved::billingReason);
  }

  @Test
  void expandedObjectsAreReadAndTheSubscriptionsOptOutIsTheInvoices() {
    assertThat(read("invoice/acacia-all-expanded"))
        .isInstanceOfSatisfying(
            ReadResult.Read.class,
            read -> {
              assertThat(read.activities())
                  .extracting(Object::getClass)
                  .isEqualTo(
                      List.of(
                          InvoiceObserved.class,
                          SubscriptionObserved.class,
                          PaymentIntentObserved.class,
                          ChargeObserved.class));
              assertThat(read.activities().getFirst())
                  .isInstanceOfSatisfying(
                      InvoiceObserved.class,
                      invoice -> {
                        assertThat(invoice.optedOut()).isTrue();
                        assertThat(invoice.shippingMinor()).isEqualTo(119);
                      });
            });
  }

  @Test
  void anInvoicePreviewIsSkipped() {
    assertThat(read("invoice/upcoming")).isEqualTo(new ReadResult.Skipped(SkipReason.PREVIEW));
  }

  private static InvoiceObserved onlyInvoice(String name) {
    return switch (read(name)) {
      case ReadResult.Read(var activities) -> (InvoiceObserved) activities.getFirst();
      case ReadResult.ReadInPart _, ReadResult.Skipped _, ReadResult.Unreadable _ ->
          throw new AssertionError(name + " is no invoice");
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"2018-05-21-plan-lines", "acacia-price-lines", "basil-pricing-lines"})
  void productsAreReadFromEveryVersionOfInvoiceLines(String version) {
    assertThat(read("invoice/" + version))
        .isInstanceOfSatisfying(
            ReadResult.Read.class,
            shown ->
                assertThat(shown.activities())
                    .first()
                    .isInstanceOfSatisfying(
                        InvoiceObserved.class,
                        invoice ->
                            assertThat(invoice.products()).containsExactly("prod_1", "prod_2")));
  }

  @Test
  void aDeletedDraftKeepsItsFieldsAndIsDeleted() {
    assertThat(invoice("invoice.deleted", "'status': 'draft'"))
        .returns(Status.DELETED, InvoiceObserved::status);
  }

  @Test
  void aProrationCreditDoesNotNameItsProduct() {
    assertThat(
            invoice(
                PAID,
                """
                'lines': {'object': 'list', 'has_more': true, 'data': [
                  {'id': 'il_1', 'amount': -3000, 'pricing': {'price_details': {'product': 'prod_old'}}},
                  {'id': 'il_2', 'amount': 5000, 'pricing': {'price_details': {'product': 'prod_new'}}},
                  {'id': 'il_3', 'amount': 0, 'pricing': {'price_details': {'product': 'prod_free'}}}]}
                """))
        .returns(List.of("prod_new"), InvoiceObserved::products)
        .returns(Optional.of(true), InvoiceObserved::moreLines);
  }

  @Test
  void aTrialHasItsProductWithoutAnAmount() {
    assertThat(
            invoice(
                PAID,
                "'lines': {'data': [{'id': 'il_1', 'amount': 0, 'price': {'product': 'prod_1'}}]}"))
        .returns(List.of("prod_1"), InvoiceObserved::products)
        .returns(Optional.empty(), InvoiceObserved::moreLines);
  }

  @Test
  void anInvoiceHasItsPeriodAmountDueAndShippingWithTax() {
    assertThat(
            invoice(
                PAID,
                """
                'amount_due': 4900, 'period_start': 1787408000, 'period_end': 1790000000,
                'shipping_cost': {'amount_subtotal': 500, 'amount_tax': 95, 'amount_total': 595}
                """))
        .returns(Optional.of(4_900L), InvoiceObserved::dueMinor)
        .returns(Optional.of(ago(2_592_000)), InvoiceObserved::periodStart)
        .returns(Optional.of(ago(0)), InvoiceObserved::periodEnd)
        .returns(595L, InvoiceObserved::shippingMinor)
        .returns(Optional.of(95L), InvoiceObserved::shippingTaxMinor);
  }

  @Test
  void creditLeavesNoAmountDue() {
    assertThat(invoice(PAID, "'amount_due': -100"))
        .returns(Optional.of(0L), InvoiceObserved::dueMinor);
  }

  private static InvoiceObserved invoice(String type, String fields) {
    return Fixture.first(
        InvoiceObserved.class,
        type,
        """
        {'id': 'in_1', 'object': 'invoice', 'status': 'paid', 'currency': 'eur', 'total': 4900,
         'amount_paid': 4900, 'created': 1789996400, %s}
        """
            .formatted(fields));
  }
}
