package io.saletrail.conversion.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.rules.MissingDetail.MissingKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MissingDetailTest {
  private static final PaymentHistories MONEY_ALONE =
      PaymentHistories.live().charge("a", ChargeObserved.Status.SUCCEEDED, 1999, 0);

  @Test
  void aPaymentWithoutASessionLacksIt() {
    assertThat(missing(MONEY_ALONE))
        .containsExactly(new MissingDetail("pi_a", "pi_a", MissingKind.SESSION, true));
  }

  @Test
  void aRefundAloneLacksItsCharge() {
    var histories = PaymentHistories.live().refund("a", "1", 500, RefundObserved.Status.SUCCEEDED);

    assertThat(missing(histories))
        .extracting(MissingDetail::object, MissingDetail::kind)
        .containsExactly(tuple("pi_a", MissingKind.CHARGE));
  }

  @Test
  void aPaidSessionAloneLacksItsCharge() {
    var histories =
        PaymentHistories.live()
            .session(
                "a", SessionObserved.PaymentStatus.PAID, 1999, Optional.of(PaymentHistories.CID));

    assertThat(missing(histories))
        .extracting(MissingDetail::kind)
        .containsExactly(MissingKind.CHARGE);
  }

  @Test
  void aCompleteSaleLacksNothing() {
    assertThat(missing(PaymentHistories.live().sale("a", 1999, Optional.of(PaymentHistories.CID))))
        .isEmpty();
  }

  @Test
  void aSaleWithoutAnAffiliateLacksNothing() {
    assertThat(missing(PaymentHistories.live().sale("a", 1999, Optional.empty()))).isEmpty();
  }

  @Test
  void aPaymentForWhichStripeHasNoSessionIsNotFromCheckout() {
    assertThat(reasons(MONEY_ALONE, Set.of("pi_a")))
        .containsExactly(NotCreditedReason.NOT_FROM_CHECKOUT);
  }

  @Test
  void aLookupOfOneObjectHoldsForThePayment() {
    assertThat(reasons(MONEY_ALONE, Set.of("ch_a")))
        .containsExactly(NotCreditedReason.NOT_FROM_CHECKOUT);
  }

  @Test
  void aLookupOfAnotherPaymentChangesNothing() {
    assertThat(reasons(MONEY_ALONE, Set.of("pi_b")))
        .containsExactly(NotCreditedReason.SESSION_MISSING);
  }

  private static List<MissingDetail> missing(PaymentHistories histories) {
    return PaymentCases.decide(histories.facts, MerchantOptions.defaults()).stream()
        .flatMap(each -> MissingDetail.of(each).stream())
        .toList();
  }

  private static List<NotCreditedReason> reasons(
      PaymentHistories histories, Set<String> withoutSession) {
    var answers =
        withoutSession.stream()
            .collect(Collectors.toMap(id -> id, id -> LookupEnded.Outcome.NO_SESSION));
    return PaymentCases.of(histories.facts, MerchantOptions.defaults(), answers).stream()
        .flatMap(one -> ConversionRules.decide(one, MerchantOptions.defaults()).stream())
        .map(decided -> ((Decision.NotCredited) decided.decision()).reason())
        .toList();
  }
}
