package io.saletrail.conversion.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.conversion.decision.UndecidedPayments.Waiting;
import io.saletrail.conversion.rules.PaymentHistories;
import io.saletrail.outbox.feed.FailedFacts.Failed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The name of a payment of which only a parked fact is known.
class UndecidedPaymentTest {
  private static final String ACCOUNT = "acct_1";

  @Test
  void itHasTheNameThatADecisionGivesIt() {
    for (var fact :
        new PaymentHistories(ACCOUNT, true)
            .sale("a", 1999, Optional.of(PaymentHistories.CID))
            .facts) {
      assertThat(UndecidedPayment.of(failed(fact), 3))
          .contains(new Waiting(ACCOUNT, "pi_a", "IllegalStateException", false, 3));
      assertThat(UndecidedPayment.ids(fact).all()).contains("pi_a");
    }
  }

  private static Failed<PaymentActivity> failed(PaymentActivity fact) {
    return new Failed<>(fact, "IllegalStateException");
  }
}
