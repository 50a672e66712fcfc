package io.saletrail.settings.request.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamLimitTest {
  private static final String ONE = "acct_1";
  private static final String OTHER = "acct_2";

  @Test
  void oneMerchantCannotUseAllSlots() {
    var seats = new StreamLimit(4, 2);
    seats.take(ONE);
    seats.take(ONE);

    assertThat(seats.take(ONE)).isEmpty();
    assertThat(seats.take(OTHER)).isPresent();
  }

  @Test
  void theTotalIsLimited() {
    var seats = new StreamLimit(2, 2);
    seats.take(ONE);
    seats.take(OTHER);

    assertThat(seats.take("acct_3")).isEmpty();
  }

  @Test
  void releasingASlotTwiceFreesItOnce() {
    var seats = new StreamLimit(2, 1);
    seats.take(OTHER);
    var seat = seats.take(ONE).orElseThrow();

    seat.release();
    seat.release();

    assertThat(seats.take(ONE)).isPresent();
    assertThat(seats.take("acct_3")).isEmpty();
  }
}
