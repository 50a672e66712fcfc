package io.saletrail.settings.insight.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4900    | eur | 49.00 EUR
          1234567 | usd | 12,345.67 USD
          7500    | jpy | 7,500 JPY
          1500    | mga | 1,500 MGA
          150000  | isk | 1,500 ISK
          12340   | kwd | 12.340 KWD
          5       | huf | 0.05 HUF
          0       | eur | 0.00 EUR
          """)
  void amountsUseStripesDecimals(long minor, String currency, String text) {
    assertThat(Amounts.text(new Money(minor, currency))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "42858, isk, 429",
    "42850, ugx, 429",
    "42849, twd, 428",
    "4250, huf, 42.50",
    "1230, kwd, 1.230"
  })
  void someCurrenciesAreSentInWholeUnits(long minor, String currency, String value) {
    assertThat(Amounts.atTrackdesk(new Money(minor, currency))).hasToString(value);
  }
}
