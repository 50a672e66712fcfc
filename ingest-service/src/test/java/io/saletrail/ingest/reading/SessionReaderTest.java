package io.saletrail.ingest.reading;

import static io.saletrail.ingest.reading.Fixture.DAHLIA;
import static io.saletrail.ingest.reading.Fixture.MERCHANT;
import static io.saletrail.ingest.reading.Fixture.NOW;
import static io.saletrail.ingest.reading.Fixture.ago;
import static io.saletrail.ingest.reading.Fixture.read;
import static io.saletrail.ingest.reading.Fixture.seen;
import static io.saletrail.ingest.reading.Fixture.shows;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SessionObserved.Mode;
import io.saletrail.contracts.activity.SessionObserved.PaymentStatus;
import io.saletrail.contracts.activity.SessionObserved.Reference;
import io.saletrail.contracts.activity.SessionObserved.Status;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionReaderTest {
  private static final Optional<UUID> CID =
      Optional.of(UUID.fromString("0b9f7a52-6f1e-4c55-9d0c-3f6c0a3b7a10"));
  private static final Optional<Money> PRICE = Optional.of(new Money(4_900, "eur"));
  private static final Optional<String> BUYER = Optional.of("cus_1");
  private static final Optional<String> ADDRESS = Fixture.sealed("buyer@example.com");
  private static final String COMPLETED = "checkout.session.completed";

  @Test
  void aPaymentLinkCarriesTheClick() {
    assertThat(read("checkout.session/dahlia-payment-link"))
        .isEqualTo(
            shows(
                paid(
                    seen("checkout.session/dahlia-payment-link", COMPLETED, DAHLIA),
                    PaymentStatus.PAID,
                    Reference.CID,
                    CID)));
  }

  @Test
  void aMerchantsOwnReferenceIsNotPublished() {
    assertThat(read("checkout.session/dahlia-foreign-reference"))
        .isEqualTo(
            shows(
                paid(
                    seen("checkout.session/dahlia-foreign-reference", COMPLETED, DAHLIA),
                    PaymentStatus.PAID,
                    Reference.FOREIGN,
                    Optional.empty())));
  }

  @Test
  void aDelayedPaymentIsCompleteAndUnpaid() {
    assertThat(read("checkout.session/dahlia-delayed"))
        .isEqualTo(
            shows(
                paid(
                    seen("checkout.session/dahlia-delayed", COMPLETED, DAHLIA),
                    PaymentStatus.UNPAID,
                    Reference.CID,
                    CID)));
  }

  @Test
  void aSubscriptionIsRelatedToItsSession() {
    var seen = seen("checkout.session/2022-08-01-subscription", COMPLETED, "2022-08-01");

    assertThat(read("checkout.session/2022-08-01-subscription"))
        .isEqualTo(
            shows(
                new SessionObserved(
                    seen,
                    "cs_live_1",
                    Status.COMPLETE,
                    PaymentStatus.PAID,
                    Mode.SUBSCRIPTION,
                    Reference.CID,
                    CID,
                    PRICE,
                    800,
                    100,
                    0,
                    Optional.empty(),
                    Optional.of("sub_1"),
                    Optional.of("in_1"),
                    Optional.of("plink_1"),
                    true,
                    BUYER,
                    ADDRESS,
                    List.of(),
                    List.of(),
                    ago(600),
                    Optional.of(0L),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void theEventTypeReplacesTheStatusOfAnOldSession() {
    var seen = seen("checkout.session/2020-08-27-no-status", COMPLETED, "2020-08-27");

    assertThat(read("checkout.session/2020-08-27-no-status"))
        .isEqualTo(
            shows(
                new SessionObserved(
                    seen,
                    "cs_live_1",
                    Status.COMPLETE,
                    PaymentStatus.PAID,
                    Mode.PAYMENT,
                    Reference.CID,
                    CID,
                    PRICE,
                    800,
                    100,
                    0,
                    Optional.of("pi_1"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    BUYER,
                    ADDRESS,
                    List.of(),
                    List.of(),
                    NOW,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void aSessionThatStoresACardHasNoTotal() {
    var seen = seen("checkout.session/2020-08-27-setup", COMPLETED, "2020-08-27");

    assertThat(read("checkout.session/2020-08-27-setup"))
        .isEqualTo(
            shows(
                new SessionObserved(
                    seen,
                    "cs_live_1",
                    Status.COMPLETE,
                    PaymentStatus.NO_PAYMENT_REQUIRED,
                    Mode.SETUP,
                    Reference.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("plink_1"),
                    false,
                    BUYER,
                    ADDRESS,
                    List.of(),
                    List.of(),
                    NOW,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void aSessionReadByAPollShowsItsPaymentAndItsCharge() {
    var seen =
        new Observation(
            MERCHANT,
            true,
            "obs_0123456789abcdef",
            "checkout.session.observed",
            NOW,
            Origin.WEBHOOK,
            Optional.empty(),
            Optional.of(ActivityReader.EDITION));

    assertThat(read("checkout.session/dahlia-polled"))
        .isEqualTo(
            shows(
                paid(seen, PaymentStatus.PAID, Reference.CID, CID),
                new PaymentIntentObserved(
                    seen,
                    "pi_1",
                    PaymentIntentObserved.Status.SUCCEEDED,
                    PRICE.get(),
                    4_900,
                    Optional.of("ch_1"),
                    Optional.empty(),
                    Optional.empty()),
                new ChargeObserved(
                    seen,
                    "ch_1",
                    ChargeObserved.Status.SUCCEEDED,
                    PRICE.get(),
                    4_900,
                    0,
                    Optional.of("pi_1"),
                    Optional.empty(),
                    ago(20),
                    Optional.empty())));
  }

  @Test
  void aSessionThatWasLookedUpHasItsCodesItsProductsAndItsCustomer() {
    var name = "checkout.session/dahlia-looked-up";
    var seen =
        new Observation(
            MERCHANT,
            true,
            "obs_looked_up",
            "checkout.session.observed",
            NOW,
            Origin.LOOKUP,
            Optional.empty(),
            Optional.of(ActivityReader.EDITION));

    assertThat(Fixture.READER.read(MERCHANT, Origin.LOOKUP, Fixture.bytes(name)))
        .isEqualTo(
            shows(
                new SessionObserved(
                    seen,
                    "cs_live_1",
                    Status.COMPLETE,
                    PaymentStatus.PAID,
                    Mode.PAYMENT,
                    Reference.NONE,
                    Optional.empty(),
                    PRICE,
                    800,
                    100,
                    500,
                    Optional.of("pi_1"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("plink_1"),
                    false,
                    BUYER,
                    ADDRESS,
                    List.of("ADA10"),
                    List.of("prod_1", "prod_2"),
                    ago(600),
                    Optional.of(0L),
                    Optional.of(true),
                    Optional.empty()),
                new CustomerObserved(seen, "cus_1", true)));
  }

  @Test
  void aDiscountInAnEventHasNoCodeYet() {
    assertThat(read("checkout.session/dahlia-discounted"))
        .isInstanceOfSatisfying(
            ReadResult.Read.class,
            shown ->
                assertThat(shown.activities())
                    .singleElement()
                    .isInstanceOfSatisfying(
                        SessionObserved.class,
                        session -> {
                          assertThat(session.discountMinor()).isEqualTo(500);
                          assertThat(session.promotionCodes()).isEmpty();
                          assertThat(session.discountedByCode()).hasValue(true);
                        }));
  }

  @Test
  void aTrialHasItsPromotionCodeWithADiscountOfZero() {
    assertThat(sessionWith("'discounts': [{'coupon': null, 'promotion_code': 'promo_1'}]"))
        .returns(0L, SessionObserved::discountMinor)
        .returns(Optional.of(true), SessionObserved::discountedByCode);
  }

  @Test
  void aDiscountWithoutACodeAndNoDiscountAreNoCodes() {
    assertThat(sessionWith("'discounts': [{'coupon': 'co_1', 'promotion_code': null}]"))
        .returns(Optional.of(false), SessionObserved::discountedByCode);
    assertThat(sessionWith("'discounts': []"))
        .returns(Optional.of(false), SessionObserved::discountedByCode);
    assertThat(sessionWith("'discounts': null"))
        .returns(Optional.empty(), SessionObserved::discountedByCode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // Exclusive, inclusive, and inclusive where a rendering lacks the total.
        "'amount_subtotal': 1000, 'amount_tax': 200, 'amount_total': 1200 | 1200",
        "'amount_subtotal': 1200, 'amount_tax': 200, 'amount_total': 1200 | 1200",
        "'amount_subtotal': 1200, 'amount_tax': 200, 'taxes': [{'amount': 200, 'rate': {'inclusive': true}}] | 1200",
        "'amount_subtotal': 1000, 'amount_tax': 200, 'taxes': [{'amount': 200, 'rate': {'inclusive': false}}] | 1200",
        "'amount_subtotal': 1000, 'amount_tax': 200 | 1200",
      })
  void shippingCountsWithItsTax(String cost, long shipping) {
    assertThat(sessionWith("'shipping_cost': {" + cost + "}"))
        .returns(shipping, SessionObserved::shippingMinor)
        .returns(Optional.of(200L), SessionObserved::shippingTaxMinor);
  }

  @Test
  void oldRenderingsHaveOnlyTheSumOfShipping() {
    assertThat(sessionWith("'total_details': {'amount_shipping': 700}"))
        .returns(700L, SessionObserved::shippingMinor)
        .returns(Optional.empty(), SessionObserved::shippingTaxMinor);
  }

  @Test
  void theEventTypeShowsThatADelayedPaymentFailed() {
    assertThat(sessionIn("checkout.session.async_payment_failed", "'payment_intent': 'pi_1'"))
        .returns(PaymentStatus.FAILED, SessionObserved::paymentStatus);
    assertThat(sessionIn(COMPLETED, "'payment_intent': 'pi_1'"))
        .returns(PaymentStatus.UNPAID, SessionObserved::paymentStatus);
  }

  @ParameterizedTest
  @CsvSource({
    "requires_payment_method, FAILED",
    "processing, UNPAID",
    "requires_capture, UNPAID",
    "canceled, UNPAID"
  })
  void theIntentShowsThatADelayedPaymentFailedWhenTheSessionIsReadAgain(
      String intent, PaymentStatus payment) {
    var expanded =
        "'payment_intent': {'id': 'pi_1', 'object': 'payment_intent', 'amount': 4900,"
            + " 'currency': 'eur', 'status': '"
            + intent
            + "'}";

    assertThat(sessionIn("checkout.session.observed", expanded))
        .returns(payment, SessionObserved::paymentStatus);
  }

  @Test
  void aRecoveredSessionNamesTheExpiredOne() {
    assertThat(sessionWith("'recovered_from': 'cs_live_0'"))
        .returns(Optional.of("cs_live_0"), SessionObserved::recoveredFrom);
  }

  private static SessionObserved sessionWith(String fields) {
    return sessionIn(COMPLETED, fields);
  }

  private static SessionObserved sessionIn(String type, String fields) {
    return Fixture.first(
        SessionObserved.class,
        type,
        """
        {'id': 'cs_live_1', 'object': 'checkout.session', 'status': 'complete', 'mode': 'payment',
         'payment_status': 'unpaid', 'currency': 'eur', 'amount_total': 4900,
         'created': 1789999400, %s}
        """
            .formatted(fields));
  }

  private static SessionObserved paid(
      Observation seen, PaymentStatus status, Reference reference, Optional<UUID> cid) {
    return new SessionObserved(
        seen,
        "cs_live_1",
        Status.COMPLETE,
        status,
        Mode.PAYMENT,
        reference,
        cid,
        PRICE,
        800,
        100,
        0,
        Optional.of("pi_1"),
        Optional.empty(),
        Optional.empty(),
        Optional.of("plink_1"),
        false,
        BUYER,
        ADDRESS,
        List.of(),
        List.of(),
        ago(600),
        Optional.of(0L),
        Optional.empty(),
        Optional.empty());
  }
}
