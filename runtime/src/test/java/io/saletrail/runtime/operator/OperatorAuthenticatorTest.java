package io.saletrail.runtime.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saletrail.runtime.operator.OperatorAuthenticator.TokenResult;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperatorAuthenticatorTest {
  private static final String TOKEN = "operator-token-of-the-tests";
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final OperatorAuthenticator authenticator =
      new OperatorAuthenticator(new OperatorToken(TOKEN), meters, () -> now, 10, WINDOW);

  @Test
  void guessingIsLimitedByAddress() {
    guess(10, "192.0.2.1");

    assertThat(authenticator.check("guess", "192.0.2.1"))
        .isEqualTo(new TokenResult.TooManyAttempts(WINDOW));
    assertThat(authenticator.check("guess", "192.0.2.2")).isEqualTo(new TokenResult.Invalid());
  }

  @Test
  void theRightTokenPassesHoweverManyWrongOnesCameFromItsAddress() {
    guess(1_000, "192.0.2.1");

    assertThat(authenticator.check(TOKEN, "192.0.2.1")).isEqualTo(new TokenResult.Valid());
  }

  @Test
  void aWindowEnds() {
    guess(11, "192.0.2.1");

    now = now.plus(WINDOW);

    assertThat(authenticator.check("guess", "192.0.2.1")).isEqualTo(new TokenResult.Invalid());
  }

  @Test
  void guessesFromManyAddressesUseBoundedMemoryAndAreLimitedTogether() {
    IntStream.range(0, WrongTokens.MAX_ADDRESSES + 10).forEach(i -> guess(1, "address " + i));

    assertThat(authenticator.check("guess", "another"))
        .isInstanceOf(TokenResult.TooManyAttempts.class);
    assertThat(authenticator.check("guess", "address 1")).isEqualTo(new TokenResult.Invalid());
  }

  @Test
  void guessesAreCounted() {
    guess(12, "192.0.2.1");

    assertThat(refused("invalid")).isEqualTo(10);
    assertThat(refused("limited")).isEqualTo(2);
  }

  private void guess(int times, String address) {
    IntStream.range(0, times).forEach(i -> authenticator.check("guess " + i, address));
  }

  private double refused(String outcome) {
    return meters.get("operator.tokens.refused").tag("outcome", outcome).counter().count();
  }
}
