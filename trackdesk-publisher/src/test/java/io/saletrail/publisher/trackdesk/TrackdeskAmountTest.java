package io.saletrail.publisher.trackdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackdeskAmountTest {
  @ParameterizedTest
  @CsvSource({
    "1999, eur, 19.99",
    "2000, usd, 20.00",
    "5, gbp, 0.05",
    "0, eur, 0.00",
    "1, chf, 0.01"
  })
  void mostCurrenciesHaveTwoDecimals(long minor, String currency, String value) {
    assertThat(amount(minor, currency)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
        "xof", "xpf"
      })
  void someHaveNone(String currency) {
    assertThat(amount(1999, currency)).isEqualTo("1999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bhd", "jod", "kwd", "omr", "tnd"})
  void someCurrenciesHaveThreeDecimals(String currency) {
    assertThat(amount(1230, currency)).isEqualTo("1.230");
  }

  @ParameterizedTest
  @ValueSource(strings = {"isk", "ugx", "twd"})
  void someCurrenciesAreWholeThoughStripeSendsHundredths(String currency) {
    assertThat(amount(150_000, currency)).isEqualTo("1500");
  }

  /// 450 ISK without 5 % tax are 428.58 ISK.
  @ParameterizedTest
  @CsvSource({"42858, 429", "42850, 429", "42849, 428", "42801, 428", "50, 1", "49, 0", "0, 0"})
  void wholeUnitsAreRoundedHalfUp(long minor, String value) {
    assertThat(amount(minor, "isk")).isEqualTo(value);
    assertThat(amount(minor, "ugx")).isEqualTo(value);
    assertThat(amount(minor, "twd")).isEqualTo(value);
  }

  /// Hungarian invoices use the fillér, so nothing is lost.
  @Test
  void forintsAreWholeOnlyInPayouts() {
    assertThat(amount(150_050, "huf")).isEqualTo("1500.50");
  }

  /// The string has the same amount in every currency that Stripe charges in: as many decimals as
  /// Stripe counts, rounded only in the three above. Source: docs.stripe.com/currencies,
  /// presentment currencies.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "usd", "aed", "afn", "all", "amd", "ang", "aoa", "ars", "aud", "awg", "azn", "bam", "bbd",
        "bdt", "bgn", "bhd", "bif", "bmd", "bnd", "bob", "brl", "bsd", "bwp", "byn", "bzd", "cad",
        "cdf", "chf", "clp", "cny", "cop", "crc", "cve", "czk", "djf", "dkk", "dop", "dzd", "egp",
        "etb", "eur", "fjd", "fkp", "gbp", "gel", "gip", "gmd", "gnf", "gtq", "gyd", "hkd", "hnl",
        "htg", "huf", "idr", "ils", "inr", "jmd", "jod", "jpy", "kes", "kgs", "khr", "kmf", "krw",
        "kwd", "kyd", "kzt", "lak", "lbp", "lkr", "lrd", "lsl", "mad", "mdl", "mga", "mkd", "mmk",
        "mnt", "mop", "mur", "mvr", "mwk", "mxn", "myr", "mzn", "nad", "ngn", "nio", "nok", "npr",
        "nzd", "omr", "pab", "pen", "pgk", "php", "pkr", "pln", "pyg", "qar", "ron", "rsd", "rub",
        "rwf", "sar", "sbd", "scr", "sek", "sgd", "shp", "sle", "sos", "srd", "std", "szl", "thb",
        "tjs", "tnd", "top", "try", "ttd", "tzs", "uah", "uyu", "uzs", "vnd", "vuv", "wst", "xaf",
        "xcd", "xcg", "xof", "xpf", "yer", "zar", "zmw"
      })
  void everyCurrencyOfStripeIsExact(String currency) {
    for (var minor : new long[] {0, 1, 10, 100, 1990, 123_450, 999_999_999_999L}) {
      var value = new BigDecimal(amount(minor, currency));

      assertThat(value.movePointRight(value.scale()).longValueExact()).isEqualTo(minor);
      assertThat(value.scale()).isBetween(0, 3);
      assertThat(amount(minor, currency)).matches("\\d+(\\.\\d{2,3})?");
    }
  }

  @Test
  void theLargestAmountStaysExact() {
    assertThat(amount(Long.MAX_VALUE, "eur")).isEqualTo("92233720368547758.07");
  }

  @Test
  void theCurrencyIsWrittenInUpperCase() {
    assertThat(TrackdeskAmount.of(new Money(100, "eur")).currency()).isEqualTo("EUR");
  }

  private static String amount(long minor, String currency) {
    return TrackdeskAmount.of(new Money(minor, currency)).value();
  }
}
