package io.saletrail.publisher.trackdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
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
                "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv",
                "xaf", "xof", "xpf"
            })
    void someHaveNone(String currency) {
        assertThat(amount(1999, currency)).isEqualTo("1999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bhd", "jod", "kwd", "omr", "tnd"})
    void someHaveThree(String currency) {
        assertThat(amount(1230, currency)).isEqualTo("1.230");
    }

    @ParameterizedTest
    @ValueSource(strings = {"isk", "ugx"})
    void someHaveNoneButAreSentTimesAHundred(String currency) {
        assertThat(amount(150_000, currency)).isEqualTo("1500.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"huf", "twd"})
    void someAreWholeOnlyInPayouts(String currency) {
        assertThat(amount(150_050, currency)).isEqualTo("1500.50");
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
