package io.saletrail.settings.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
  @Test
  void aRateIsParsed() {
    assertThat(Rate.of("10 per 5M")).isEqualTo(new Rate(10, Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "10 per", "ten per 5M", "10 per 5 minutes", "0 per 5M", "9 per 0S"})
  void anInvalidRateIsRejected(String text) {
    assertThatThrownBy(() -> Rate.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
