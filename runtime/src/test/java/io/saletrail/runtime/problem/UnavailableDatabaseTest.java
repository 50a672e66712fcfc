package io.saletrail.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.core.impl.NoStackTraceTimeoutException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnavailableDatabaseTest {
  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57014", "57P01"})
  void aStatementThatTheDatabaseGaveUpCanBeRepeated(String sqlState) {
    var failure = new CompletionException(new SQLException("…", sqlState));

    assertThat(UnavailableDatabase.in(failure)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22P02", "23505", "42703", "42P01"})
  void aStatementThatTheDatabaseRefusesCannot(String sqlState) {
    assertThat(UnavailableDatabase.in(new SQLException("…", sqlState))).isFalse();
  }

  /// A frozen database: the pool's time-out is no exception of a public type.
  @Test
  void aConnectionThatIsNotThereInTimeIsNoFaultOfOurs() {
    assertThat(UnavailableDatabase.in(new NoStackTraceThrowable("Timeout"))).isTrue();
    assertThat(UnavailableDatabase.in(new NoStackTraceTimeoutException("Timeout"))).isTrue();
    assertThat(UnavailableDatabase.in(new HttpClosedException("closed"))).isTrue();
    assertThat(UnavailableDatabase.in(new IllegalStateException(new ConnectException()))).isTrue();
    assertThat(UnavailableDatabase.in(new IllegalStateException("a fault"))).isFalse();
  }
}
