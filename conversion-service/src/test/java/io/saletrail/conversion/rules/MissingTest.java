package io.saletrail.conversion.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.conversion.SetAsideReason;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.rules.Missing.Lack;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MissingTest {
  private static final Stories MONEY_ALONE =
      Stories.live().charge("a", ChargeObserved.Status.SUCCEEDED, 1999, 0);

  @Test
  void ofMoneyWithoutASessionTheSessionIsMissing() {
    assertThat(missing(MONEY_ALONE))
        .containsExactly(new Missing("pi_a", "pi_a", Lack.SESSION, true));
  }

  @Test
  void ofARefundAloneTheChargeIsMissing() {
    var stories = Stories.live().refund("a", "1", 500, RefundObserved.Status.SUCCEEDED);

    assertThat(missing(stories))
        .extracting(Missing::object, Missing::lack)
        .containsExactly(tuple("pi_a", Lack.CHARGE));
  }

  @Test
  void ofAPaidSessionAloneTheChargeIsMissing() {
    var stories =
        Stories.live()
            .session("a", SessionObserved.PaymentStatus.PAID, 1999, Optional.of(Stories.CID));

    assertThat(missing(stories)).extracting(Missing::lack).containsExactly(Lack.CHARGE);
  }

  @Test
  void ofASaleNothingIsMissing() {
    assertThat(missing(Stories.live().sale("a", 1999, Optional.of(Stories.CID)))).isEmpty();
  }

  @Test
  void ofASaleThatNobodyBroughtNothingIsMissing() {
    assertThat(missing(Stories.live().sale("a", 1999, Optional.empty()))).isEmpty();
  }

  @Test
  void aPaymentForWhichStripeHasNoSessionIsNotFromCheckout() {
    assertThat(reasons(MONEY_ALONE, Set.of("pi_a")))
        .containsExactly(SetAsideReason.NOT_FROM_CHECKOUT);
  }

  @Test
  void whatStripeSaysOfOneObjectOfAPaymentHoldsForThePayment() {
    assertThat(reasons(MONEY_ALONE, Set.of("ch_a")))
        .containsExactly(SetAsideReason.NOT_FROM_CHECKOUT);
  }

  @Test
  void whatStripeSaysOfAnotherPaymentChangesNothing() {
    assertThat(reasons(MONEY_ALONE, Set.of("pi_b")))
        .containsExactly(SetAsideReason.SESSION_NOT_SEEN);
  }

  private static List<Missing> missing(Stories stories) {
    return PaymentCases.decide(stories.told, MerchantOptions.defaults()).stream()
        .flatMap(each -> Missing.of(each).stream())
        .toList();
  }

  private static List<SetAsideReason> reasons(Stories stories, Set<String> withoutSession) {
    var answers =
        withoutSession.stream()
            .collect(Collectors.toMap(id -> id, id -> LookupEnded.Outcome.NO_SESSION));
    return PaymentCases.of(stories.told, MerchantOptions.defaults(), answers).stream()
        .flatMap(one -> ConversionRules.decide(one, MerchantOptions.defaults()).stream())
        .map(decided -> ((Decision.SetAside) decided.decision()).reason())
        .toList();
  }
}
