package io.saletrail.ingest.reading;

import static io.saletrail.ingest.reading.Fixture.DAHLIA;
import static io.saletrail.ingest.reading.Fixture.ago;
import static io.saletrail.ingest.reading.Fixture.read;
import static io.saletrail.ingest.reading.Fixture.seen;
import static io.saletrail.ingest.reading.Fixture.shows;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.PaymentIntentObserved.Status;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentIntentReaderTest {
  private static final Money PRICE = new Money(4_900, "eur");

  @Test
  void theLatestChargeIsAnId() {
    var seen =
        seen(
            "payment_intent/acacia-latest-charge", "payment_intent.succeeded", "2024-12-18.acacia");

    assertThat(read("payment_intent/acacia-latest-charge"))
        .isEqualTo(shows(intent(seen, Status.SUCCEEDED, 4_900, Optional.of("ch_1"))));
  }

  @Test
  void theLatestOfTheChargesInsideIsTheFirst() {
    var seen =
        seen("payment_intent/2022-08-01-charges-inside", "payment_intent.succeeded", "2022-08-01");

    assertThat(read("payment_intent/2022-08-01-charges-inside"))
        .isEqualTo(
            shows(
                new PaymentIntentObserved(
                    seen,
                    "pi_1",
                    Status.SUCCEEDED,
                    PRICE,
                    4_900,
                    Optional.of("ch_2"),
                    Optional.of("in_1"),
                    Optional.empty()),
                charge(seen, "ch_2", ChargeObserved.Status.SUCCEEDED, 4_900, ago(10)),
                charge(seen, "ch_1", ChargeObserved.Status.FAILED, 0, ago(20))));
  }

  @Test
  void aCanceledIntentReceivedNothing() {
    var seen = seen("payment_intent/dahlia-canceled", "payment_intent.canceled", DAHLIA);

    assertThat(read("payment_intent/dahlia-canceled"))
        .isEqualTo(shows(intent(seen, Status.CANCELED, 0, Optional.empty())));
  }

  @Test
  void aFailedTrySendsTheIntentBackToItsPaymentMethod() {
    var seen = seen("payment_intent/dahlia-failed", "payment_intent.payment_failed", DAHLIA);

    assertThat(read("payment_intent/dahlia-failed"))
        .isEqualTo(shows(intent(seen, Status.REQUIRES_PAYMENT_METHOD, 0, Optional.of("ch_1"))));
  }

  @Test
  void oldIntentsCallTheirPaymentMethodsSources() {
    var seen = seen("payment_intent/2018-source", "payment_intent.created", "2018-11-08");

    assertThat(read("payment_intent/2018-source"))
        .isEqualTo(shows(intent(seen, Status.REQUIRES_PAYMENT_METHOD, 0, Optional.empty())));
  }

  private static PaymentIntentObserved intent(
      Observation seen, Status status, long received, Optional<String> charge) {
    return new PaymentIntentObserved(
        seen, "pi_1", status, PRICE, received, charge, Optional.empty(), Optional.empty());
  }

  private static ChargeObserved charge(
      Observation seen, String id, ChargeObserved.Status status, long captured, Instant createdAt) {
    return new ChargeObserved(
        seen,
        id,
        status,
        PRICE,
        captured,
        0,
        Optional.of("pi_1"),
        Optional.empty(),
        createdAt,
        Optional.empty());
  }
}
