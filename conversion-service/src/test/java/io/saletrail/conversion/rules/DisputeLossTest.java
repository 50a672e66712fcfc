package io.saletrail.conversion.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.DisputeObserved.CaseType;
import io.saletrail.contracts.activity.DisputeObserved.Status;
import io.saletrail.contracts.activity.Observation;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A dispute ends with the amount that it moved, in the charge's currency.
class DisputeLossTest {
  private static final Money CHARGED = new Money(4_900, "eur");

  @Test
  void aLostDisputeThatAnExchangeRateMadeSmallerIsOverAllOfIt() {
    assertThat(lost(dispute(Status.LOST, new Money(4_887, "eur")))).isEqualTo(4_900);
  }

  @Test
  void aLostDisputeOverAPartIsOverThatPart() {
    assertThat(lost(dispute(Status.LOST, new Money(1_500, "eur")))).isEqualTo(1_500);
  }

  @Test
  void amountsOfTwoCurrenciesAreNeverSubtracted() {
    var charged = new Money(10_000, "jpy");
    var dispute = dispute(Status.LOST, new Money(6_500, "usd"));

    assertThat(DisputeLoss.minor(dispute, charged, 10_000)).isEqualTo(10_000);
  }

  @Test
  void reinstatedMoneyIsNotLost() {
    assertThat(lost(moved(Status.LOST, 9_000, 6_000))).isEqualTo(1_633);
    assertThat(lost(moved(Status.WON, 9_000, 6_000))).isEqualTo(1_633);
  }

  @Test
  void aDifferenceOfExchangeRatesIsNoLoss() {
    assertThat(lost(moved(Status.WON, 9_000, 8_870))).isZero();
  }

  @Test
  void wonMoneyThatIsNotReinstatedYetIsNotLost() {
    assertThat(lost(moved(Status.WON, 9_000, 0))).isZero();
  }

  @Test
  void aPreventedDisputeIsLostOnlyWhereTheBuyerWasPaid() {
    assertThat(lost(prevented(CaseType.RESOLUTION))).isEqualTo(4_900);
    assertThat(lost(prevented(CaseType.BLOCK))).isZero();
    assertThat(lost(moved(Status.PREVENTED, 4_900, 0))).isEqualTo(4_900);
  }

  @Test
  void aDisputeThatARefundClosedIsNeitherOpenNorLost() {
    var closed = dispute(Status.CHARGE_REFUNDED, CHARGED);

    assertThat(DisputeLoss.isOpen(closed)).isFalse();
    assertThat(lost(closed)).isZero();
  }

  private static long lost(DisputeObserved dispute) {
    return DisputeLoss.minor(dispute, CHARGED, CHARGED.amountMinor());
  }

  private static DisputeObserved dispute(Status status, Money amount) {
    return dispute(status, amount, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static DisputeObserved moved(Status status, long withdrawn, long reinstated) {
    return dispute(
        status,
        CHARGED,
        Optional.empty(),
        Optional.of(new Money(withdrawn, "usd")),
        Optional.of(new Money(reinstated, "usd")));
  }

  private static DisputeObserved prevented(CaseType type) {
    return dispute(
        Status.PREVENTED, CHARGED, Optional.of(type), Optional.empty(), Optional.empty());
  }

  private static DisputeObserved dispute(
      Status status,
      Money amount,
      Optional<CaseType> type,
      Optional<Money> withdrawn,
      Optional<Money> reinstated) {
    var seen =
        new Observation(
            "acct_1",
            true,
            "evt_1",
            "charge.dispute.closed",
            Instant.EPOCH,
            Observation.Origin.WEBHOOK,
            Optional.empty());
    return new DisputeObserved(
        seen,
        "dp_1",
        status,
        amount,
        Optional.of("ch_1"),
        Optional.empty(),
        Instant.EPOCH,
        type,
        withdrawn,
        reinstated);
  }
}
