package io.saletrail.settings.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A reason covers several situations at Stripe: its text is true for each of them.
class ExplanationTest {
  @ParameterizedTest
  @CsvSource({
    "DETAILS_PENDING, the items",
    "DETAILS_PENDING, the promotion code",
    "DETAILS_PENDING, the position in its subscription",
    "PAYMENT_CANCELED, cancelled",
    "PAYMENT_CANCELED, authorisation released",
    "PAYMENT_CANCELED, invoice deleted",
    "ZERO_AMOUNT, a trial",
    "ZERO_AMOUNT, coupon",
    "ZERO_AMOUNT, only shipping or tax"
  })
  void theTextOfAReasonNamesEachOfItsCases(NotCreditedReason reason, String named) {
    assertThat(Explanation.of(reason).detail()).contains(named);
  }

  @ParameterizedTest
  @CsvSource({
    "PAYMENT_SUCCEEDED, payment succeeded",
    "PAYMENT_SUCCEEDED, paid outside Stripe",
    "PAYMENT_CANCELED, authorisation released",
    "PAYMENT_CANCELED, invoice deleted",
    "REFUNDED_IN_FULL, refunds",
    "REFUNDED_IN_FULL, credit note",
    "REFUNDED_IN_PART, credit note"
  })
  void theTextOfAStatusNamesEachOfItsCases(LifecycleReason reason, String named) {
    assertThat(Explanation.of(reason).detail()).contains(named);
  }

  /// Saletrail looks these details up automatically, and a payment that ended cannot be corrected.
  @ParameterizedTest
  @EnumSource(
      value = NotCreditedReason.class,
      names = {"DETAILS_PENDING", "PAYMENT_CANCELED", "ZERO_AMOUNT", "PAYMENT_FAILED"})
  void thereIsNoRemedyWhereNothingHelps(NotCreditedReason reason) {
    assertThat(Explanation.of(reason).remedy()).isEmpty();
  }

  @Test
  void capturingIsAdvisedOnlyWhileThereIsAnAuthorisation() {
    assertThat(Explanation.of(NotCreditedReason.NOT_CAPTURED).remedy()).isPresent();
    assertThat(Explanation.of(NotCreditedReason.PAYMENT_CANCELED).remedy()).isEmpty();
  }
}
