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
import io.saletrail.ingest.reading.Reading.PassReason;
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
  void thePaymentsInsideAreSeenAndWhatCameFromElsewhereIsApart() {
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
  void anInvoicePaidElsewhereBroughtNothingThroughStripe() {
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
  void everythingExpandedIsSeenAndTheSubscriptionsOptOutIsTheInvoices() {
    assertThat(read("invoice/acacia-all-expanded"))
        .isInstanceOfSatisfying(
            Reading.Read.class,
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
  void anInvoiceThatMayNeverComeToBeIsPassedOver() {
    assertThat(read("invoice/upcoming")).isEqualTo(new Reading.PassedOver(PassReason.PREVIEW));
  }

  private static InvoiceObserved onlyInvoice(String name) {
    return switch (read(name)) {
      case Reading.Read(var activities) -> (InvoiceObserved) activities.getFirst();
      case Reading.ReadInPart _, Reading.PassedOver _, Reading.Unreadable _ ->
          throw new AssertionError(name + " is no invoice");
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"2018-05-21-plan-lines", "acacia-price-lines", "basil-pricing-lines"})
  void theLinesNameTheirProductsWhereverTheVersionKeepsThem(String version) {
    assertThat(read("invoice/" + version))
        .isInstanceOfSatisfying(
            Reading.Read.class,
            shown ->
                assertThat(shown.activities())
                    .first()
                    .isInstanceOfSatisfying(
                        InvoiceObserved.class,
                        invoice ->
                            assertThat(invoice.products()).containsExactly("prod_1", "prod_2")));
  }
}
