package io.saletrail.publisher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BreakerPolicyTest {
  private static final BreakerPolicy POLICY =
      new BreakerPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30));
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Outcome AWAY = new Outcome.Unavailable(Failure.TIMEOUT);
  private static final Breaker OPEN = new Breaker.Open(1, NOW.plusSeconds(1));

  @Test
  void itOpensAfterConsecutiveFailures() {
    var breaker = Breaker.closed();
    for (int failure = 0; failure < 3; failure++) {
      breaker = POLICY.after(breaker, AWAY, NOW, NOW);
    }

    assertThat(breaker).isEqualTo(OPEN);
  }

  static Stream<Outcome> answers() {
    return Stream.of(
        new Outcome.Accepted(),
        new Outcome.AlreadyExists(),
        new Outcome.Refused(Refusal.UNKNOWN),
        new Outcome.TokenRejected(),
        new Outcome.RateLimited(Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anyResponseClosesIt(Outcome answer) {
    assertThat(POLICY.after(OPEN, answer, NOW, NOW)).isEqualTo(new Breaker.Closed(0));
    assertThat(POLICY.after(new Breaker.Closed(2), answer, NOW, NOW))
        .isEqualTo(new Breaker.Closed(0));
  }

  @Test
  void anOpenBreakerPermitsNoCall() {
    assertThat(OPEN.allowed(20, 0, NOW)).isZero();
  }

  @Test
  void oneCallAtATimeProbes() {
    var later = NOW.plusSeconds(1);

    assertThat(OPEN.allowed(20, 0, later)).isEqualTo(1);
    assertThat(OPEN.allowed(20, 1, later)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 4", "4, 16", "5, 30", "1000000, 30"})
  void eachFailedProbeDoublesTheBreakUpToItsMaximum(int breaks, long seconds) {
    var probing = new Breaker.Open(breaks, NOW);

    assertThat(POLICY.after(probing, AWAY, NOW, NOW))
        .isEqualTo(new Breaker.Open(breaks + 1, NOW.plusSeconds(seconds)));
  }

  @Test
  void aResultOfACallBeforeTheProbeIsIgnored() {
    assertThat(POLICY.after(OPEN, AWAY, NOW, NOW.plusSeconds(9))).isEqualTo(OPEN);
  }

  @Test
  void aTokenThatCannotBeDecryptedProvesNothingAboutTrackdesk() {
    var ours = new Outcome.Unavailable(Failure.TOKEN_UNREADABLE);

    assertThat(POLICY.after(new Breaker.Closed(2), ours, NOW, NOW))
        .isEqualTo(new Breaker.Closed(2));
  }
}
