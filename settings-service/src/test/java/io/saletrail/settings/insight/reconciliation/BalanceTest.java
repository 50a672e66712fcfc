package io.saletrail.settings.insight.reconciliation;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static io.saletrail.contracts.conversion.ConversionStatus.PENDING;
import static io.saletrail.contracts.conversion.ConversionStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BalanceTest {
  private static final boolean SALE = false;
  private static final boolean REPLACEMENT = true;

  @Test
  void eachCurrencyHasItsOwnBalance() {
    var balances =
        Balance.of(
            List.of(conversions("usd", SALE, APPROVED, DeliveryStatus.DELIVERED, 2, 500)),
            List.of(new NotCreditedSum("eur", sum(1, 300))));

    assertThat(balances)
        .containsExactly(
            new Balance(
                "eur",
                sum(1, 300),
                sum(1, 300),
                Sum.NONE,
                Sum.NONE,
                Sum.NONE,
                Sum.NONE,
                Sum.NONE,
                Sum.NONE,
                Sum.NONE,
                Sum.NONE),
            new Balance(
                "usd",
                sum(2, 500),
                Sum.NONE,
                sum(2, 500),
                Sum.NONE,
                sum(2, 500),
                sum(2, 500),
                Sum.NONE,
                Sum.NONE,
                Sum.NONE,
                sum(2, 500)));
  }

  @Test
  void conversionsThatNeedAttentionAreSeparateFromQueuedOnes() {
    var balance =
        only(
            conversions("eur", SALE, APPROVED, DeliveryStatus.DUE, 3, 300),
            conversions("eur", SALE, APPROVED, DeliveryStatus.REFUSED, 2, 200),
            conversions("eur", SALE, APPROVED, DeliveryStatus.HELD, 1, 100));

    assertThat(balance.queued()).isEqualTo(sum(3, 300));
    assertThat(balance.needsAttention()).isEqualTo(sum(3, 300));
    assertThat(balance.conversions()).isEqualTo(sum(6, 600));
  }

  @Test
  void aReplacedSaleReversesOnlyTheRefundedPart() {
    var balance =
        only(
            conversions("eur", SALE, REFUNDED, DeliveryStatus.DELIVERED, 1, 5000),
            conversions("eur", REPLACEMENT, REFUNDED, DeliveryStatus.DELIVERED, 1, 4000),
            conversions("eur", REPLACEMENT, APPROVED, DeliveryStatus.DELIVERED, 1, 3000));

    assertThat(balance.attributed()).isEqualTo(sum(1, 5000));
    assertThat(balance.reversed()).isEqualTo(sum(0, 2000));
    assertThat(balance.approvedAtTrackdesk()).isEqualTo(sum(1, 3000));
  }

  @Test
  void aProcessingPaymentDoesNotCountYet() {
    var balance = only(conversions("eur", SALE, PENDING, DeliveryStatus.DELIVERED, 1, 100));

    assertThat(balance.paid()).isEqualTo(Sum.NONE);
    assertThat(balance.delivered()).isEqualTo(sum(1, 100));
  }

  @Test
  void anotherAmountAtTrackdeskNeedsAttentionAndCountsAsHeldThere() {
    var differing =
        new ConversionSum(
            "eur",
            SALE,
            APPROVED,
            DeliveryStatus.DELIVERED,
            Optional.of("APPROVED"),
            false,
            true,
            sum(1, 4900),
            sum(1, 2000));

    var balance =
        only(differing, conversions("eur", SALE, APPROVED, DeliveryStatus.DELIVERED, 1, 100));

    assertThat(balance.conversions()).isEqualTo(sum(2, 5000));
    assertThat(balance.delivered()).isEqualTo(sum(1, 100));
    assertThat(balance.needsAttention()).isEqualTo(sum(1, 4900));
    assertThat(balance.approvedAtTrackdesk()).isEqualTo(sum(2, 2100));
  }

  @Test
  void aConfirmedConversionIsCountedApartAndAMissingOneNeedsAttention() {
    var confirmed =
        new ConversionSum(
            "eur",
            SALE,
            APPROVED,
            DeliveryStatus.DELIVERED,
            Optional.of("APPROVED"),
            true,
            false,
            sum(1, 100),
            sum(1, 100));

    var balance =
        only(
            confirmed,
            conversions("eur", SALE, APPROVED, DeliveryStatus.DELIVERED, 2, 200),
            conversions("eur", SALE, APPROVED, DeliveryStatus.MISSING, 1, 400));

    assertThat(balance.delivered()).isEqualTo(sum(3, 300));
    assertThat(balance.confirmed()).isEqualTo(sum(1, 100));
    assertThat(balance.needsAttention()).isEqualTo(sum(1, 400));
  }

  private static Balance only(ConversionSum... sums) {
    return Balance.of(List.of(sums), List.of()).getFirst();
  }

  private static ConversionSum conversions(
      String currency,
      boolean replacement,
      ConversionStatus status,
      DeliveryStatus deliveryStatus,
      long count,
      long amountMinor) {
    var held =
        deliveryStatus == DeliveryStatus.DELIVERED
            ? Optional.of(status.name())
            : Optional.<String>empty();
    return new ConversionSum(
        currency,
        replacement,
        status,
        deliveryStatus,
        held,
        false,
        false,
        sum(count, amountMinor),
        sum(count, amountMinor));
  }

  private static Sum sum(long count, long amountMinor) {
    return new Sum(count, amountMinor);
  }
}
