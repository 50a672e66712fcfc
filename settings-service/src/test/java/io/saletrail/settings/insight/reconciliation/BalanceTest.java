package io.saletrail.settings.insight.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BalanceTest {
  @Test
  void eachCurrencyHasItsOwnBalanceAndASumWithoutLinesIsNone() {
    var balances =
        Balance.of(
            List.of(
                new ItemSum("usd", BalanceItem.PAID, 2, 500),
                new ItemSum("eur", BalanceItem.NOT_PAID, 1, 300),
                new ItemSum("usd", BalanceItem.CREDITED, 2, 500)));

    assertThat(balances).extracting(Balance::currency).containsExactly("eur", "usd");
    assertThat(balances.getFirst().notPaid()).isEqualTo(new Sum(1, 300));
    assertThat(balances.getFirst().paid()).isEqualTo(Sum.NONE);
    assertThat(balances.getLast().credited()).isEqualTo(new Sum(2, 500));
  }
}
