package io.saletrail.ingest.reading;

import static io.saletrail.ingest.reading.Fixture.DAHLIA;
import static io.saletrail.ingest.reading.Fixture.MERCHANT;
import static io.saletrail.ingest.reading.Fixture.NOW;
import static io.saletrail.ingest.reading.Fixture.ago;
import static io.saletrail.ingest.reading.Fixture.read;
import static io.saletrail.ingest.reading.Fixture.seen;
import static io.saletrail.ingest.reading.Fixture.shows;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.ChargeObserved.Status;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.RefundObserved;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChargeReaderTest {
  private static final Money PRICE = new Money(4_900, "eur");

  @Test
  void unknownFieldsOfAChargeAreIgnored() {
    assertThat(read("charge/dahlia"))
        .isEqualTo(
            shows(
                charge(
                    seen("charge/dahlia", "charge.succeeded", DAHLIA), Status.SUCCEEDED, 4_900)));
  }

  @Test
  void anAuthorisedChargeHasCapturedNothing() {
    assertThat(read("charge/dahlia-authorised"))
        .isEqualTo(
            shows(
                charge(
                    seen("charge/dahlia-authorised", "charge.succeeded", DAHLIA),
                    Status.SUCCEEDED,
                    0)));
  }

  @Test
  void anUnknownStatusIsAccepted() {
    assertThat(read("charge/dahlia-new-status"))
        .isEqualTo(
            shows(
                charge(
                    seen("charge/dahlia-new-status", "charge.updated", DAHLIA),
                    Status.OTHER,
                    4_900)));
  }

  @Test
  void anOldChargeShowsTheRefundsInsideIt() {
    var seen = seen("charge/2020-08-27-refunds-inside", "charge.refunded", "2020-08-27");

    assertThat(read("charge/2020-08-27-refunds-inside"))
        .isEqualTo(
            shows(
                new ChargeObserved(
                    seen,
                    "ch_1",
                    Status.SUCCEEDED,
                    PRICE,
                    4_900,
                    1_500,
                    Optional.of("pi_1"),
                    Optional.of("in_1"),
                    ago(20),
                    Optional.empty()),
                new RefundObserved(
                    seen,
                    "re_1",
                    RefundObserved.Status.SUCCEEDED,
                    new Money(1_500, "eur"),
                    Optional.of("ch_1"),
                    Optional.of("pi_1"),
                    ago(5))));
  }

  @Test
  void aChargeOfTheFirstYearsHasFlagsInsteadOfAStatus() {
    var seen =
        new Observation(
            MERCHANT,
            true,
            "evt_charge_2013_paid_flag",
            "charge.succeeded",
            NOW,
            Origin.WEBHOOK,
            Optional.empty(),
            Optional.of(ActivityReader.EDITION));

    assertThat(read("charge/2013-paid-flag"))
        .isEqualTo(
            shows(
                new ChargeObserved(
                    seen,
                    "ch_old",
                    Status.SUCCEEDED,
                    PRICE,
                    4_900,
                    0,
                    Optional.empty(),
                    Optional.of("in_old"),
                    ago(20),
                    Optional.empty())));
  }

  @Test
  void anInvoiceExpandedInsideAChargeIsReadToo() {
    assertThat(read("charge/2024-06-20-invoice-expanded"))
        .isInstanceOfSatisfying(
            ReadResult.Read.class,
            read ->
                assertThat(read.activities())
                    .extracting(Object::getClass)
                    .isEqualTo(List.of(ChargeObserved.class, InvoiceObserved.class)));
  }

  private static ChargeObserved charge(Observation seen, Status status, long captured) {
    return new ChargeObserved(
        seen,
        "ch_1",
        status,
        PRICE,
        captured,
        0,
        Optional.of("pi_1"),
        Optional.empty(),
        ago(20),
        Optional.empty());
  }
}
