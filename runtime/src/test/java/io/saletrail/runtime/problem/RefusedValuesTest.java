package io.saletrail.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusedValuesTest {
  @Test
  void aValueThatPostgresqlRefusesIsNoFaultOfTheService() {
    assertThat(RefusedValues.in(new SQLException("0x00", "22021"))).isTrue();
    assertThat(RefusedValues.in(new IllegalStateException(new SQLException("", "22008")))).isTrue();
    assertThat(RefusedValues.in(new SQLException("division by zero", "22012"))).isFalse();
    assertThat(RefusedValues.in(new IllegalStateException())).isFalse();
  }

  @Test
  void aTimeThatNoDatabaseHoldsIsNoFaultOfTheService() {
    var refused = catchThrowable(() -> Timestamp.from(Instant.MAX));

    assertThat(RefusedValues.in(refused)).isTrue();
    assertThat(RefusedValues.in(new IllegalArgumentException("other"))).isFalse();
  }
}
