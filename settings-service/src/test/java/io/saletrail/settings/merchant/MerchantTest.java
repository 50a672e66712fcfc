package io.saletrail.settings.merchant;

import static io.saletrail.contracts.settings.MerchantSettings.Connection.CONNECTED;
import static io.saletrail.contracts.settings.MerchantSettings.Connection.DISCONNECTED;
import static io.saletrail.settings.merchant.Merchant.ConnectionUpdate.CHANGED;
import static io.saletrail.settings.merchant.Merchant.ConnectionUpdate.OUTDATED;
import static io.saletrail.settings.merchant.Merchant.ConnectionUpdate.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MerchantTest {
  private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final Merchant merchant = Merchant.unsaved("acct_1");

  @Test
  void theFirstReportChangesANewMerchant() {
    assertThat(merchant.applyConnection(CONNECTED, MORNING, NOON)).isEqualTo(CHANGED);

    assertThat(merchant.version).isEqualTo(1);
    assertThat(merchant.connection).isEqualTo(CONNECTED);
  }

  @Test
  void anOlderReportIsOutdated() {
    merchant.applyConnection(CONNECTED, NOON, NOON);

    assertThat(merchant.applyConnection(DISCONNECTED, MORNING, NOON)).isEqualTo(OUTDATED);

    assertThat(merchant.connection).isEqualTo(CONNECTED);
  }

  @Test
  void aRepeatedReportIsOutdated() {
    merchant.applyConnection(CONNECTED, MORNING, NOON);
    merchant.applyConnection(DISCONNECTED, NOON, NOON);

    assertThat(merchant.applyConnection(DISCONNECTED, NOON, NOON)).isEqualTo(UNCHANGED);

    assertThat(merchant.version).isEqualTo(2);
  }

  @Test
  void withinOneSecondTheDisconnectionWins() {
    merchant.applyConnection(CONNECTED, MORNING, NOON);

    assertThat(merchant.applyConnection(DISCONNECTED, NOON.plusMillis(300), NOON))
        .isEqualTo(CHANGED);
    assertThat(merchant.applyConnection(CONNECTED, NOON.plusMillis(900), NOON)).isEqualTo(OUTDATED);

    assertThat(merchant.connection).isEqualTo(DISCONNECTED);
  }

  @Test
  void aLaterReportOfTheSameStateOutdatesEarlierOnes() {
    merchant.applyConnection(CONNECTED, MORNING, NOON);
    merchant.applyConnection(CONNECTED, NOON, NOON);

    assertThat(merchant.applyConnection(DISCONNECTED, NOON.minusSeconds(60), NOON))
        .isEqualTo(OUTDATED);
  }
}
