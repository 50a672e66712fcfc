package io.saletrail.ingest.unsettled;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SessionObserved.PaymentStatus;
import io.saletrail.contracts.activity.SessionObserved.Status;
import io.saletrail.ingest.unsettled.Settlement.Other;
import io.saletrail.ingest.unsettled.Settlement.Settled;
import io.saletrail.ingest.unsettled.Settlement.Unsettled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnsettledRulesTest {
  private static final Instant MADE = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void aCompletedSessionThatIsUnpaidIsADelayedPayment() {
    assertThat(session("checkout.session.completed", Status.COMPLETE, PaymentStatus.UNPAID))
        .isEqualTo(new Unsettled(UnsettledKind.SESSION, MADE));
  }

  @Test
  void aFailedDelayedPaymentIsSettled() {
    assertThat(session("", Status.COMPLETE, PaymentStatus.FAILED)).isEqualTo(new Settled());
  }

  @Test
  void aSessionThatIsPaidFreeOrExpiredIsSettled() {
    assertThat(session("", Status.COMPLETE, PaymentStatus.PAID)).isEqualTo(new Settled());
    assertThat(session("", Status.COMPLETE, PaymentStatus.NO_PAYMENT_REQUIRED))
        .isEqualTo(new Settled());
    assertThat(session("", Status.EXPIRED, PaymentStatus.UNPAID)).isEqualTo(new Settled());
  }

  @Test
  void aSessionThatIsStillOpenIsNoDelayedPayment() {
    assertThat(session("", Status.OPEN, PaymentStatus.UNPAID)).isEqualTo(new Other());
  }

  @ParameterizedTest
  @EnumSource
  void aPaymentIntentIsOpenWhileItIsProcessing(PaymentIntentObserved.Status status) {
    var settlement =
        UnsettledRules.settlement(
            new PaymentIntentObserved(
                activity("payment_intent.processing"),
                "pi_1",
                status,
                new Money(1_900, "eur"),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

    assertThat(settlement)
        .isEqualTo(
            switch (status) {
              case PROCESSING -> new Unsettled(UnsettledKind.PAYMENT_INTENT, MADE);
              case SUCCEEDED, CANCELED, REQUIRES_PAYMENT_METHOD -> new Settled();
              case REQUIRES_ACTION, REQUIRES_CAPTURE, OTHER -> new Other();
            });
  }

  @ParameterizedTest
  @EnumSource
  void aRefundIsOpenUntilTheMoneyIsSomewhere(RefundObserved.Status status) {
    var settlement =
        UnsettledRules.settlement(
            new RefundObserved(
                activity("refund.updated"),
                "re_1",
                status,
                new Money(1_900, "eur"),
                Optional.empty(),
                Optional.empty(),
                MADE));

    assertThat(settlement)
        .isEqualTo(
            switch (status) {
              case PENDING, REQUIRES_ACTION -> new Unsettled(UnsettledKind.REFUND, MADE);
              case SUCCEEDED, FAILED, CANCELED -> new Settled();
              case OTHER -> new Other();
            });
  }

  @ParameterizedTest
  @EnumSource
  void aDisputeIsOpenUntilItIsJudged(DisputeObserved.Status status) {
    var settlement =
        UnsettledRules.settlement(
            new DisputeObserved(
                activity("charge.dispute.updated"),
                "du_1",
                status,
                new Money(1_900, "eur"),
                Optional.empty(),
                Optional.empty(),
                MADE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

    assertThat(settlement)
        .isEqualTo(
            switch (status) {
              case WARNING_NEEDS_RESPONSE, WARNING_UNDER_REVIEW, NEEDS_RESPONSE, UNDER_REVIEW ->
                  new Unsettled(UnsettledKind.DISPUTE, MADE);
              case WARNING_CLOSED, WON, LOST, PREVENTED, CHARGE_REFUNDED -> new Settled();
              case OTHER -> new Other();
            });
  }

  @Test
  void objectsThatNeverSettleAreNotChecked() {
    assertThat(
            UnsettledRules.settlement(
                new CustomerObserved(activity("customer.updated"), "cus_1", true)))
        .isEqualTo(new Other());
  }

  private static Settlement session(String event, Status status, PaymentStatus payment) {
    return UnsettledRules.settlement(
        new SessionObserved(
            activity(event),
            "cs_1",
            status,
            payment,
            SessionObserved.Mode.PAYMENT,
            SessionObserved.Reference.NONE,
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            MADE,
            Optional.of(0L),
            Optional.empty(),
            Optional.empty()));
  }

  private static Observation activity(String event) {
    return new Observation("acct_1", true, "evt_1", event, MADE, Origin.WEBHOOK, Optional.empty());
  }
}
