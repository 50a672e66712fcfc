package io.saletrail.conversion.rules;

import static io.saletrail.conversion.rules.Charges.BASIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.activity.RefundObserved.Status;
import org.junit.jupiter.api.Test;

/// Running totals and single refunds are matched by time.
class RefundsTest {
  @Test
  void aRefundThatOnlyTheChargeShowsCountsAfterAFailedOne() {
    var charge =
        new Charges(BASIL)
            .charge(0, "charge.succeeded", 4_900, 0)
            .refund(1, "re_a", 4_900, Status.SUCCEEDED)
            .charge(1, "charge.refunded", 4_900, 4_900)
            .refund(20, "re_a", 4_900, Status.FAILED)
            .charge(30, "charge.refunded", 4_900, 4_900);

    assertThat(charge.leftMinor()).isZero();
  }

  @Test
  void aTotalFromBeforeARefundFailedHoldsThatRefundAlone() {
    var charge =
        new Charges(BASIL)
            .charge(1, "charge.refunded", 4_900, 4_900)
            .refund(1, "re_a", 4_900, Status.SUCCEEDED)
            .refund(20, "re_a", 4_900, Status.FAILED);

    assertThat(charge.leftMinor()).isEqualTo(4_900);
  }

  @Test
  void aRefundThatFailedInTheSecondOfTheTotalIsStillInIt() {
    var charge =
        new Charges(BASIL)
            .charge(1, "charge.refunded", 4_900, 4_900)
            .refund(1, "re_a", 4_900, Status.FAILED);

    assertThat(charge.leftMinor()).isEqualTo(4_900);
  }

  @Test
  void aPendingRefundIsInTheTotalAndReversesNothingYet() {
    var charge =
        new Charges(BASIL)
            .charge(1, "charge.refunded", 4_900, 1_500)
            .refund(1, "re_a", 1_500, Status.PENDING);

    assertThat(charge.leftMinor()).isEqualTo(4_900);
  }
}
