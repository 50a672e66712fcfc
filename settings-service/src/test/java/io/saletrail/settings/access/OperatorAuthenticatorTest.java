package io.saletrail.settings.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.access.OperatorAuthenticator.Judgement;
import io.saletrail.settings.limit.MovableClock;
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
  private static final Judgement RIGHT = new Judgement.Right();

  /// More than are taken from all addresses.
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
  void guessesFromEverywhereCloseTheDeskToStrangersAndNotToOperators() {
    assertThat(desk.judge(TestStack.OPERATOR_TOKEN, "198.51.100.1")).isEqualTo(RIGHT);

    IntStream.range(0, CROWD).forEach(i -> desk.judge("guess", "guesser " + i));

    assertThat(desk.judge(TestStack.OPERATOR_TOKEN, "203.0.113.1"))
        .isInstanceOf(Judgement.TooMany.class);
    assertThat(desk.judge(TestStack.OPERATOR_TOKEN, "198.51.100.1")).isEqualTo(RIGHT);
  }

  @Test
  void anOperatorsOwnGuessesAreLimitedLikeEveryOnes() {
    desk.judge(TestStack.OPERATOR_TOKEN, "198.51.100.2");

    IntStream.range(0, CROWD).forEach(i -> desk.judge("guess", "198.51.100.2"));

    assertThat(desk.judge(TestStack.OPERATOR_TOKEN, "198.51.100.2"))
        .isInstanceOf(Judgement.TooMany.class);
  }
}
