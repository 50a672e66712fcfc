package io.saletrail.settings.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.access.OperatorAuthenticator.TokenResult;
import io.saletrail.settings.access.limit.MovableClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class OperatorAuthenticatorTest {
  private static final Duration LONG_ENOUGH = Duration.ofHours(1);
  private static final TokenResult RIGHT = new TokenResult.Valid();

  /// More than the limit over all addresses.
  private static final int CROWD = 400;

  @Inject OperatorAuthenticator desk;
  @Inject MovableClock clock;

  @BeforeEach
  void beginAtRest() {
    clock.stop();
    clock.moveOn(LONG_ENOUGH);
  }

  @AfterEach
  void leaveAtRest() {
    clock.moveOn(LONG_ENOUGH);
    clock.goOn();
  }

  @Test
  void guessesFromManyAddressesDoNotLockOutKnownOperators() {
    assertThat(desk.check(TestStack.OPERATOR_TOKEN, "198.51.100.1")).isEqualTo(RIGHT);

    IntStream.range(0, CROWD).forEach(i -> desk.check("guess", "guesser " + i));

    assertThat(desk.check(TestStack.OPERATOR_TOKEN, "203.0.113.1"))
        .isInstanceOf(TokenResult.TooManyAttempts.class);
    assertThat(desk.check(TestStack.OPERATOR_TOKEN, "198.51.100.1")).isEqualTo(RIGHT);
  }

  @Test
  void guessesOfAKnownOperatorAreLimitedToo() {
    desk.check(TestStack.OPERATOR_TOKEN, "198.51.100.2");

    IntStream.range(0, CROWD).forEach(i -> desk.check("guess", "198.51.100.2"));

    assertThat(desk.check(TestStack.OPERATOR_TOKEN, "198.51.100.2"))
        .isInstanceOf(TokenResult.TooManyAttempts.class);
  }
}
