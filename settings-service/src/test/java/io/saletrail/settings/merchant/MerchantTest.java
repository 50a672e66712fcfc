package io.saletrail.settings.merchant;

import static io.saletrail.contracts.settings.MerchantSettings.Connection.CONNECTED;
import static io.saletrail.contracts.settings.MerchantSettings.Connection.DISCONNECTED;
import static io.saletrail.settings.merchant.Merchant.Learned.A_CHANGE;
import static io.saletrail.settings.merchant.Merchant.Learned.NOTHING;
import static io.saletrail.settings.merchant.Merchant.Learned.THE_SAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MerchantTest {
  private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final Merchant merchant = Merchant.newcomer("acct_1");

  @Test
  void theFirstNewsOfANewcomerIsNews() {
    assertThat(merchant.learn(CONNECTED, MORNING, NOON)).isEqualTo(A_CHANGE);

    assertThat(merchant.version).isEqualTo(1);
    assertThat(merchant.connection).isEqualTo(CONNECTED);
  }

  @Test
  void whatIsOlderThanTheLastNewsSaysNothing() {
    merchant.learn(CONNECTED, NOON, NOON);

    assertThat(merchant.learn(DISCONNECTED, MORNING, NOON)).isEqualTo(NOTHING);

    assertThat(merchant.connection).isEqualTo(CONNECTED);
  }

  @Test
  void theSameNewsAgainIsNone() {
    merchant.learn(CONNECTED, MORNING, NOON);
    merchant.learn(DISCONNECTED, NOON, NOON);

    assertThat(merchant.learn(DISCONNECTED, NOON, NOON)).isEqualTo(THE_SAME);

    assertThat(merchant.version).isEqualTo(2);
  }

  @Test
  void withinOneSecondTheEndCountsWhicheverComesFirst() {
    merchant.learn(CONNECTED, MORNING, NOON);

    assertThat(merchant.learn(DISCONNECTED, NOON.plusMillis(300), NOON)).isEqualTo(A_CHANGE);
    assertThat(merchant.learn(CONNECTED, NOON.plusMillis(900), NOON)).isEqualTo(NOTHING);

    assertThat(merchant.connection).isEqualTo(DISCONNECTED);
  }

  @Test
  void laterNewsOfTheSameStateStillPushesOldNewsAside() {
    merchant.learn(CONNECTED, MORNING, NOON);
    merchant.learn(CONNECTED, NOON, NOON);

    assertThat(merchant.learn(DISCONNECTED, NOON.minusSeconds(60), NOON)).isEqualTo(NOTHING);
  }
}
