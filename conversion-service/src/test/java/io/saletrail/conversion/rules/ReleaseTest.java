package io.saletrail.conversion.rules;

import static io.saletrail.conversion.rules.Charges.BASIL;
import static io.saletrail.conversion.rules.Charges.BEFORE_BASIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.activity.RefundObserved.Status;
import org.junit.jupiter.api.Test;

/// An amount that was authorised and not captured is not a refund, in whichever shape Stripe
/// reports it.
class ReleaseTest {
  @Test
  void aPartialCaptureBeforeBasilReversesNothing() {
    var charge =
        new Charges(BEFORE_BASIL)
            .charge(0, "charge.succeeded", 0, 0)
            .charge(1, "charge.captured", 2_000, 2_900)
            .charge(1, "charge.refunded", 2_000, 2_900)
            .refund(1, "re_release", 2_900, Status.SUCCEEDED);

    assertThat(charge.leftMinor()).isEqualTo(2_000);
  }

  @Test
  void theReleaseIsSubtractedAlsoWithoutItsRefund() {
    var charge = new Charges(BEFORE_BASIL).charge(1, "charge.refunded", 2_000, 2_900);

    assertThat(charge.leftMinor()).isEqualTo(2_000);
  }

  @Test
  void aTrueRefundThatFollowsCounts() {
    var charge =
        new Charges(BEFORE_BASIL)
            .charge(1, "charge.captured", 3_000, 1_900)
            .refund(1, "re_release", 1_900, Status.SUCCEEDED)
            .refund(9, "re_true", 1_900, Status.SUCCEEDED)
            .charge(9, "charge.refunded", 3_000, 3_800);

    assertThat(charge.leftMinor()).isEqualTo(1_100);
  }

  @Test
  void aTrueRefundThatOnlyTheChargeShowsCountsBesidesARelease() {
    var charge =
        new Charges(BEFORE_BASIL)
            .charge(1, "charge.captured", 3_000, 1_900)
            .charge(9, "charge.refunded", 3_000, 4_900);

    assertThat(charge.leftMinor()).isZero();
  }

  @Test
  void sinceBasilTheSameTotalIsATrueRefund() {
    var charge =
        new Charges(BASIL)
            .charge(1, "charge.captured", 3_000, 0)
            .charge(9, "charge.refunded", 3_000, 1_900)
            .refund(9, "re_true", 1_900, Status.SUCCEEDED);

    assertThat(charge.leftMinor()).isEqualTo(1_100);
  }

  @Test
  void theChargeAtItsCapturePrecedesTheVersionOfTheRendering() {
    var byPreviewHeader =
        new Charges(BEFORE_BASIL)
            .charge(1, "charge.captured", 3_000, 0)
            .charge(9, "charge.refunded", 3_000, 1_900);
    var byOldHeader =
        new Charges(BASIL)
            .charge(1, "charge.captured", 3_000, 1_900)
            .charge(1, "charge.refunded", 3_000, 1_900);

    assertThat(byPreviewHeader.leftMinor()).isEqualTo(1_100);
    assertThat(byOldHeader.leftMinor()).isEqualTo(3_000);
  }
}
