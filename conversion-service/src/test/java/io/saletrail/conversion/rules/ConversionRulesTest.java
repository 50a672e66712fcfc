package io.saletrail.conversion.rules;

import static io.saletrail.contracts.conversion.ConversionChanged.Kind.FIRST_PAYMENT;
import static io.saletrail.contracts.conversion.ConversionChanged.Kind.RENEWAL;
import static io.saletrail.conversion.rules.PaymentHistories.CID;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.conversion.ConversionChanged.Delivery;
import io.saletrail.contracts.conversion.ConversionChanged.Kind;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.contracts.settings.MerchantOptions.PartialRefundPolicy;
import io.saletrail.contracts.settings.MerchantOptions.PendingPolicy;
import io.saletrail.contracts.settings.MerchantOptions.RecurringPolicy;
import io.saletrail.contracts.settings.MerchantOptions.TestModePolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConversionRulesTest {
  private static final MerchantOptions DEFAULTS = MerchantOptions.defaults();
  private static final Optional<UUID> BY_ADA = Optional.of(CID);
  private static final Optional<UUID> WITHOUT_CLICK = Optional.empty();

  /// A conversion without its ids.
  record Expected(
      String externalId,
      Kind kind,
      ConversionStatus status,
      LifecycleReason reason,
      Money amount) {}

  private static List<Decision> decide(PaymentHistories histories, MerchantOptions options) {
    return PaymentCases.decide(histories.facts, options).stream()
        .map(ConversionRules.Decided::decision)
        .toList();
  }

  private static List<Expected> conversions(PaymentHistories histories, MerchantOptions options) {
    return decide(histories, options).stream()
        .map(
            decision ->
                switch (decision) {
                  case Decision.Conversion c ->
                      new Expected(c.externalId(), c.kind(), c.status(), c.reason(), c.amount());
                  case Decision.NotCredited notCredited ->
                      throw new AssertionError("not credited: " + notCredited.reason());
                })
        .toList();
  }

  private static List<NotCreditedReason> reasons(
      PaymentHistories histories, MerchantOptions options) {
    return decide(histories, options).stream()
        .map(
            decision ->
                switch (decision) {
                  case Decision.NotCredited notCredited -> notCredited.reason();
                  case Decision.Conversion conversion ->
                      throw new AssertionError("a conversion: " + conversion);
                })
        .toList();
  }

  private static Money euros(long cents) {
    return new Money(cents, "eur");
  }

  private static Expected oneOff(ConversionStatus status, LifecycleReason reason, long cents) {
    return new Expected("ch_a", Kind.ONE_OFF, status, reason, euros(cents));
  }

  private static MerchantOptions with(PartialRefundPolicy policy) {
    return options(PendingPolicy.WAIT, RecurringPolicy.ON, 1, policy, TestModePolicy.OFF);
  }

  private static MerchantOptions options(
      PendingPolicy pending,
      RecurringPolicy recurring,
      int limit,
      PartialRefundPolicy partial,
      TestModePolicy testMode) {
    return new MerchantOptions(
        "sale",
        "renewal",
        Map.of(),
        true,
        true,
        pending,
        recurring,
        limit,
        partial,
        testMode,
        false,
        false,
        0,
        DeliveryMode.SEND,
        5,
        Optional.empty());
  }

  @Test
  void aPaidSaleThroughAnAffiliateLinkIsAConversionNamedByItsCharge() {
    var histories = PaymentHistories.live().sale("a", 1999, BY_ADA);

    var decided = decide(histories, DEFAULTS);

    assertThat(decided)
        .singleElement()
        .isInstanceOfSatisfying(
            Decision.Conversion.class,
            conversion -> {
              assertThat(conversion.externalId()).isEqualTo("ch_a");
              assertThat(conversion.payment()).isEqualTo("pi_a");
              assertThat(conversion.credit()).isEqualTo(Credit.click(CID));
              assertThat(conversion.amount()).isEqualTo(euros(1999));
              assertThat(conversion.status()).isEqualTo(ConversionStatus.APPROVED);
              assertThat(conversion.delivery()).isEqualTo(Delivery.LIVE);
              assertThat(conversion.stripe().session()).contains("cs_a");
            });
  }

  @Test
  void aSaleWithoutAClickIsNotCredited() {
    assertThat(reasons(PaymentHistories.live().sale("a", 1999, WITHOUT_CLICK), DEFAULTS))
        .containsExactly(NotCreditedReason.NO_CLICK);
  }

  @Test
  void aMerchantReferenceIsNotCredited() {
    var histories =
        PaymentHistories.live()
            .charge("a", ChargeObserved.Status.SUCCEEDED, 1999, 0)
            .session(
                "a",
                SessionObserved.Status.COMPLETE,
                SessionObserved.PaymentStatus.PAID,
                1999,
                SessionObserved.Reference.FOREIGN,
                Optional.empty());

    assertThat(reasons(histories, DEFAULTS)).containsExactly(NotCreditedReason.MERCHANT_REFERENCE);
  }

  @Test
  void aChargeWithoutItsSessionIsSessionMissing() {
    var histories = PaymentHistories.live().charge("a", ChargeObserved.Status.SUCCEEDED, 1999, 0);

    assertThat(reasons(histories, DEFAULTS)).containsExactly(NotCreditedReason.SESSION_MISSING);
  }

  @Test
  void aPaidSessionWithoutItsChargeIsChargeMissing() {
    var histories =
        PaymentHistories.live().session("a", SessionObserved.PaymentStatus.PAID, 1999, BY_ADA);

    assertThat(reasons(histories, DEFAULTS)).containsExactly(NotCreditedReason.CHARGE_MISSING);
  }

  @Test
  void aPaymentIntentVouchesForAnUnseenCharge() {
    var histories =
        PaymentHistories.live()
            .intent("a", PaymentIntentObserved.Status.SUCCEEDED, 1999)
            .session("a", SessionObserved.PaymentStatus.PAID, 1999, BY_ADA);

    assertThat(conversions(histories, DEFAULTS))
        .containsExactly(
            oneOff(ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1999));
  }

  @Test
  void aCouponOverTheWholePriceIsNoSale() {
    var histories =
        PaymentHistories.live()
            .session("a", SessionObserved.PaymentStatus.NO_PAYMENT_REQUIRED, 0, BY_ADA);

    assertThat(reasons(histories, DEFAULTS)).containsExactly(NotCreditedReason.ZERO_AMOUNT);
  }

  @Test
  void severalFailedChargesBeforeTheOneThatSucceedsAreOneConversion() {
    var histories =
        PaymentHistories.live()
            .charge("ch_1", "pi_a", ChargeObserved.Status.FAILED, 1999, 0, 0)
            .charge("ch_2", "pi_a", ChargeObserved.Status.FAILED, 1999, 0, 0)
            .sale("a", 1999, BY_ADA);

    assertThat(conversions(histories, DEFAULTS))
        .containsExactly(
            oneOff(ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1999));
  }

  @Test
  void aFailedPaymentIsNotCredited() {
    var histories = PaymentHistories.live().charge("a", ChargeObserved.Status.FAILED, 1999, 0);

    assertThat(reasons(histories, DEFAULTS)).containsExactly(NotCreditedReason.PAYMENT_FAILED);
  }

  @Test
  void aCancelledPaymentIsNotCredited() {
    var histories =
        PaymentHistories.live().intent("a", PaymentIntentObserved.Status.CANCELED, 1999);

    assertThat(reasons(histories, DEFAULTS)).containsExactly(NotCreditedReason.PAYMENT_CANCELED);
  }

  @Test
  void anExpiredSessionIsNotCredited() {
    var histories =
        PaymentHistories.live()
            .session(
                "a",
                SessionObserved.Status.EXPIRED,
                SessionObserved.PaymentStatus.UNPAID,
                1999,
                SessionObserved.Reference.CID,
                BY_ADA);

    assertThat(reasons(histories, DEFAULTS)).containsExactly(NotCreditedReason.SESSION_EXPIRED);
  }

  @Test
  void anAuthorisedChargeCountsOnlyForWhatIsCaptured() {
    var authorised =
        PaymentHistories.live()
            .charge("ch_a", "pi_a", ChargeObserved.Status.SUCCEEDED, 1999, 0, 0)
            .session("a", SessionObserved.PaymentStatus.UNPAID, 1999, BY_ADA);
    assertThat(reasons(authorised, DEFAULTS)).containsExactly(NotCreditedReason.NOT_CAPTURED);

    var captured =
        authorised.later().charge("ch_a", "pi_a", ChargeObserved.Status.SUCCEEDED, 1999, 1500, 0);

    assertThat(conversions(captured, DEFAULTS))
        .containsExactly(
            oneOff(ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1500));
  }

  @Test
  void aDelayedPaymentIsReportedOnlyWhereTheMerchantChoseSo() {
    var histories =
        PaymentHistories.live()
            .charge("a", ChargeObserved.Status.PENDING, 1999, 0)
            .session("a", SessionObserved.PaymentStatus.UNPAID, 1999, BY_ADA);
    var reporting =
        options(
            PendingPolicy.REPORT,
            RecurringPolicy.ON,
            1,
            PartialRefundPolicy.KEEP,
            TestModePolicy.OFF);

    assertThat(reasons(histories, DEFAULTS)).containsExactly(NotCreditedReason.NOT_PAID_YET);
    assertThat(conversions(histories, reporting))
        .containsExactly(
            oneOff(ConversionStatus.PENDING, LifecycleReason.PAYMENT_PROCESSING, 1999));

    var failed = histories.later().charge("a", ChargeObserved.Status.FAILED, 1999, 0);

    assertThat(reasons(failed, DEFAULTS)).containsExactly(NotCreditedReason.PAYMENT_FAILED);
    assertThat(conversions(failed, reporting))
        .containsExactly(oneOff(ConversionStatus.REJECTED, LifecycleReason.PAYMENT_FAILED, 1999));
  }

  @Test
  void aFullRefundRefundsTheConversion() {
    var histories =
        PaymentHistories.live()
            .sale("a", 1999, BY_ADA)
            .refund("a", "1", 1999, RefundObserved.Status.SUCCEEDED);

    assertThat(conversions(histories, DEFAULTS))
        .containsExactly(oneOff(ConversionStatus.REFUNDED, LifecycleReason.REFUNDED_IN_FULL, 1999));
  }

  @Test
  void aRefundThatFailsLaterIsUndone() {
    var histories =
        PaymentHistories.live()
            .sale("a", 1999, BY_ADA)
            .charge("a", ChargeObserved.Status.SUCCEEDED, 1999, 1999)
            .refund("a", "1", 1999, RefundObserved.Status.SUCCEEDED)
            .later()
            .refund("a", "1", 1999, RefundObserved.Status.FAILED);

    assertThat(conversions(histories, DEFAULTS))
        .containsExactly(oneOff(ConversionStatus.APPROVED, LifecycleReason.REFUND_FAILED, 1999));
  }

  @Test
  void aRefundThatOnlyTheChargeShowsCounts() {
    var histories =
        PaymentHistories.live()
            .sale("a", 1999, BY_ADA)
            .later()
            .charge("a", ChargeObserved.Status.SUCCEEDED, 1999, 1999);

    assertThat(conversions(histories, DEFAULTS))
        .containsExactly(oneOff(ConversionStatus.REFUNDED, LifecycleReason.REFUNDED_IN_FULL, 1999));
  }

  @Test
  void partialRefundsFollowTheMerchantsPolicy() {
    var histories =
        PaymentHistories.live()
            .sale("a", 2000, BY_ADA)
            .refund("a", "1", 500, RefundObserved.Status.SUCCEEDED)
            .refund("a", "2", 300, RefundObserved.Status.SUCCEEDED);

    assertThat(conversions(histories, with(PartialRefundPolicy.KEEP)))
        .containsExactly(
            oneOff(ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 2000));
    assertThat(conversions(histories, with(PartialRefundPolicy.REFUND)))
        .containsExactly(oneOff(ConversionStatus.REFUNDED, LifecycleReason.REFUNDED_IN_PART, 2000));
    assertThat(conversions(histories, with(PartialRefundPolicy.HOLD)))
        .containsExactly(oneOff(ConversionStatus.ON_HOLD, LifecycleReason.REFUNDED_IN_PART, 2000));
    assertThat(conversions(histories, with(PartialRefundPolicy.REPLACE)))
        .containsExactly(
            oneOff(ConversionStatus.REFUNDED, LifecycleReason.REFUNDED_IN_PART, 2000),
            new Expected(
                "ch_a~1500",
                Kind.ONE_OFF,
                ConversionStatus.REFUNDED,
                LifecycleReason.REFUNDED_IN_PART,
                euros(1500)),
            new Expected(
                "ch_a~1200",
                Kind.ONE_OFF,
                ConversionStatus.APPROVED,
                LifecycleReason.PAYMENT_SUCCEEDED,
                euros(1200)));
  }

  /// Whatever the policy makes of it, the first conversion states what was paid and taken back.
  @ParameterizedTest
  @EnumSource(PartialRefundPolicy.class)
  void aConversionStatesWhatWasPaidAndReversed(PartialRefundPolicy policy) {
    var histories =
        PaymentHistories.live()
            .sale("a", 2000, BY_ADA)
            .refund("a", "1", 500, RefundObserved.Status.SUCCEEDED)
            .refund("a", "2", 300, RefundObserved.Status.FAILED);

    var decisions = decide(histories, with(policy));

    assertThat(decisions.getFirst())
        .isInstanceOfSatisfying(
            Decision.Conversion.class,
            conversion -> {
              assertThat(conversion.paid()).contains(euros(2000));
              assertThat(conversion.reversed()).contains(euros(500));
              assertThat(conversion.withdrawn().paid()).isEmpty();
            });
    assertThat(decisions.stream().skip(1))
        .map(Decision.Conversion.class::cast)
        .allMatch(conversion -> conversion.reversed().isEmpty());
  }

  @Test
  void whatIsNotPaidStatesNoPaymentAndNoTime() {
    var processing =
        PaymentHistories.live()
            .charge("a", ChargeObserved.Status.PENDING, 1999, 0)
            .session("a", SessionObserved.PaymentStatus.UNPAID, 1999, BY_ADA);
    var reporting =
        options(
            PendingPolicy.REPORT,
            RecurringPolicy.ON,
            1,
            PartialRefundPolicy.KEEP,
            TestModePolicy.OFF);

    assertThat(decide(processing, DEFAULTS))
        .singleElement()
        .isInstanceOfSatisfying(
            Decision.NotCredited.class, one -> assertThat(one.paidAt()).isEmpty());
    assertThat(decide(processing, reporting))
        .singleElement()
        .isInstanceOfSatisfying(Decision.Conversion.class, one -> assertThat(one.paid()).isEmpty());
  }

  @Test
  void aDisputeHoldsTheConversionUntilItEnds() {
    var histories =
        PaymentHistories.live()
            .sale("a", 1999, BY_ADA)
            .dispute("a", 1999, DisputeObserved.Status.NEEDS_RESPONSE);
    assertThat(conversions(histories, DEFAULTS))
        .containsExactly(oneOff(ConversionStatus.ON_HOLD, LifecycleReason.DISPUTE_OPENED, 1999));

    var won =
        PaymentHistories.live()
            .sale("a", 1999, BY_ADA)
            .dispute("a", 1999, DisputeObserved.Status.WON);
    assertThat(conversions(won, DEFAULTS))
        .containsExactly(oneOff(ConversionStatus.APPROVED, LifecycleReason.DISPUTE_WON, 1999));

    var lost = histories.later().dispute("a", 1999, DisputeObserved.Status.LOST);
    assertThat(conversions(lost, DEFAULTS))
        .containsExactly(oneOff(ConversionStatus.REJECTED, LifecycleReason.DISPUTE_LOST, 1999));
  }

  @Test
  void anInquiryChangesNothing() {
    var histories =
        PaymentHistories.live()
            .sale("a", 1999, BY_ADA)
            .dispute("a", 1999, DisputeObserved.Status.WARNING_NEEDS_RESPONSE);

    assertThat(conversions(histories, DEFAULTS))
        .containsExactly(
            oneOff(ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1999));
  }

  @Test
  void aRefundAndALostDisputeTogetherReverseAtMostTheSale() {
    var histories =
        PaymentHistories.live()
            .sale("a", 2000, BY_ADA)
            .refund("a", "1", 1500, RefundObserved.Status.SUCCEEDED)
            .dispute("a", 2000, DisputeObserved.Status.LOST);

    assertThat(conversions(histories, DEFAULTS))
        .containsExactly(oneOff(ConversionStatus.REJECTED, LifecycleReason.DISPUTE_LOST, 2000));
  }

  @Test
  void renewalsAreCreditedToTheClickOfTheirSubscriptionsSession() {
    var histories = subscribed();

    assertThat(conversions(histories, DEFAULTS))
        .containsExactlyInAnyOrder(
            new Expected(
                "ch_s1",
                FIRST_PAYMENT,
                ConversionStatus.APPROVED,
                LifecycleReason.PAYMENT_SUCCEEDED,
                euros(900)),
            new Expected(
                "ch_s2",
                RENEWAL,
                ConversionStatus.APPROVED,
                LifecycleReason.PAYMENT_SUCCEEDED,
                euros(900)),
            new Expected(
                "ch_s3",
                RENEWAL,
                ConversionStatus.APPROVED,
                LifecycleReason.PAYMENT_SUCCEEDED,
                euros(900)));
  }

  @Test
  void aCancelledSubscriptionReversesNothing() {
    var histories = subscribed();
    var before = conversions(histories, DEFAULTS);

    assertThat(
            conversions(
                histories.later().subscription("s", SubscriptionObserved.Status.CANCELED),
                DEFAULTS))
        .isEqualTo(before);
  }

  @Test
  void recurringPaymentsFollowTheMerchantsPolicy() {
    var off =
        options(
            PendingPolicy.WAIT,
            RecurringPolicy.OFF,
            1,
            PartialRefundPolicy.KEEP,
            TestModePolicy.OFF);
    var firstTwo =
        options(
            PendingPolicy.WAIT,
            RecurringPolicy.FIRST_N,
            2,
            PartialRefundPolicy.KEEP,
            TestModePolicy.OFF);

    assertThat(decide(subscribed(), off))
        .filteredOn(Decision.Conversion.class::isInstance)
        .extracting(Decision::subject)
        .containsExactly("ch_s1");
    assertThat(decide(subscribed(), firstTwo))
        .filteredOn(Decision.Conversion.class::isInstance)
        .extracting(Decision::subject)
        .containsExactlyInAnyOrder("ch_s1", "ch_s2");
  }

  @Test
  void theFirstPaymentAfterATrialIsTheFirstPayment() {
    var histories = PaymentHistories.live().subscriptionSession("s", "s0", 0, BY_ADA).later();
    histories.subscriptionPayment("s", "s2", 900);

    assertThat(decide(histories, DEFAULTS))
        .filteredOn(Decision.Conversion.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Decision.Conversion.class, first -> assertThat(first.kind()).isEqualTo(FIRST_PAYMENT));
  }

  @Test
  void testModeIsNoLiveConversion() {
    var histories = new PaymentHistories("acct_1", false).sale("a", 1999, BY_ADA);
    var delivered =
        options(
            PendingPolicy.WAIT,
            RecurringPolicy.ON,
            1,
            PartialRefundPolicy.KEEP,
            TestModePolicy.DELIVER_AS_TEST);

    assertThat(reasons(histories, DEFAULTS)).containsExactly(NotCreditedReason.TEST_MODE);
    assertThat(decide(histories, delivered))
        .singleElement()
        .isInstanceOfSatisfying(
            Decision.Conversion.class,
            conversion -> assertThat(conversion.delivery()).isEqualTo(Delivery.TEST));
  }

  private static PaymentHistories subscribed() {
    var histories = PaymentHistories.live();
    histories.subscriptionPayment("s", "s1", 900);
    histories
        .subscriptionSession("s", "s1", 900, BY_ADA)
        .subscription("s", SubscriptionObserved.Status.ACTIVE);
    return histories.subscriptionPayment("s", "s2", 900).subscriptionPayment("s", "s3", 900);
  }
}
