package io.saletrail.conversion.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.PaymentIntentObserved.Status;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The status of a charge depends on its own observed states.
class ChargeLifeTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void aDebitThatStartedInTheSecondOfADeclinedCardIsProcessing() {
    var payment =
        payment(
            intent(0, Status.REQUIRES_PAYMENT_METHOD, "ch_a"),
            intent(0, Status.PROCESSING, "py_1"));

    assertThat(ChargeLife.of("py_1", payment)).isInstanceOf(ChargeLife.Processing.class);
    assertThat(ChargeLife.of("ch_a", payment)).isInstanceOf(ChargeLife.Declined.class);
  }

  @Test
  void aDebitFailsWhenItsIntentWaitsForAnotherPaymentMethod() {
    var payment =
        payment(
            intent(0, Status.PROCESSING, "py_1"),
            intent(9, Status.REQUIRES_PAYMENT_METHOD, "py_1"));

    assertThat(ChargeLife.of("py_1", payment)).isInstanceOf(ChargeLife.Unsuccessful.class);
  }

  @Test
  void aDebitFailsWhenItsIntentNamesALaterCharge() {
    var payment =
        payment(intent(0, Status.PROCESSING, "py_1"), intent(9, Status.PROCESSING, "py_2"));

    assertThat(ChargeLife.of("py_1", payment)).isInstanceOf(ChargeLife.Unsuccessful.class);
    assertThat(ChargeLife.of("py_2", payment)).isInstanceOf(ChargeLife.Processing.class);
  }

  private static Payment payment(PaymentActivity... facts) {
    return Payment.of(Arrays.stream(facts).sorted(PaymentCase.STRIPES_ORDER).toList());
  }

  private static PaymentIntentObserved intent(int second, Status status, String charge) {
    var seen =
        new Observation(
            "acct_1",
            true,
            "evt_" + second + charge,
            "payment_intent.updated",
            START.plusSeconds(second),
            Observation.Origin.WEBHOOK,
            Optional.empty());
    return new PaymentIntentObserved(
        seen,
        "pi_1",
        status,
        new Money(4_900, "eur"),
        0,
        Optional.of(charge),
        Optional.empty(),
        Optional.empty());
  }
}
