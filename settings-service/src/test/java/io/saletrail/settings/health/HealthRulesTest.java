package io.saletrail.settings.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.settings.health.HealthSignals.Attention;
import io.saletrail.settings.health.HealthSignals.Checks;
import io.saletrail.settings.health.HealthSignals.Last;
import io.saletrail.settings.health.HealthSignals.Recovered;
import io.saletrail.settings.health.HealthSignals.Token;
import io.saletrail.settings.request.check.CheckState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
  private static final Recovered NOTHING = new Recovered(0, 0, Optional.empty());
  private static final Token TAKEN =
      new Token(
          Optional.of(ago(6000)),
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.of(ago(30)),
          Optional.empty());
  private static final Checks GOOD = checks(CheckState.COMPLETED, Optional.empty());

  private final HealthRules rules =
      new HealthRules(
          new HealthRules.Limits(
              Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofHours(3)));

  @Test
  void aMerchantWithoutRecoveredObjectsHasNoProblem() {
    assertThat(problems(Optional.empty(), NOTHING)).isEmpty();
  }

  @Test
  void webhooksHaveStoppedWhenARecoveredObjectIsNewer() {
    assertThat(problems(Optional.of(ago(90)), recovered(3, 3, 20)))
        .containsExactly(HealthProblem.WEBHOOKS_STOPPED);
    assertThat(problems(Optional.empty(), recovered(3, 3, 20)))
        .containsExactly(HealthProblem.WEBHOOKS_STOPPED);
  }

  @Test
  void laterWebhooksMeanThatSomeWereMissed() {
    assertThat(problems(Optional.of(ago(10)), recovered(3, 3, 20)))
        .containsExactly(HealthProblem.WEBHOOKS_MISSED);
  }

  @Test
  void objectsThatCheckNowFoundFirstAreNoProblem() {
    assertThat(problems(Optional.of(ago(90)), recovered(2, 0, 1))).isEmpty();
    assertThat(problems(Optional.of(ago(19)), recovered(2, 0, 20))).isEmpty();
  }

  @Test
  void aWebhookOfTheSameMinuteCountsAsLater() {
    assertThat(problems(Optional.of(ago(21)), recovered(2, 0, 20))).isEmpty();
  }

  @Test
  void aRejectedTokenIsReported() {
    var refused =
        new Token(
            Optional.of(ago(6000)),
            Optional.of(ago(60)),
            Optional.of(ago(20)),
            4,
            Optional.of(ago(90)),
            Optional.empty());

    assertThat(rules.problems(signs(Optional.empty(), GOOD, NOTHING, refused), NOW))
        .containsExactly(HealthProblem.TOKEN_REJECTED);
  }

  @Test
  void aNewTokenClearsTheRejection() {
    var replaced =
        new Token(
            Optional.of(ago(1)),
            Optional.of(ago(60)),
            Optional.of(ago(20)),
            4,
            Optional.of(ago(90)),
            Optional.empty());

    assertThat(rules.problems(signs(Optional.empty(), GOOD, NOTHING, replaced), NOW)).isEmpty();
  }

  @Test
  void lostAccessIsReportedInsteadOfDelayedChecks() {
    var refused = checks(CheckState.FAILED, Optional.of(Cause.NOT_AUTHORISED));
    var longAgo = new Checks(refused.last(), Optional.of(ago(6000)));

    assertThat(rules.problems(signs(Optional.empty(), longAgo, NOTHING, TAKEN), NOW))
        .containsExactly(HealthProblem.STRIPE_ACCESS_LOST);
  }

  @Test
  void oneFailedCheckIsNoProblem() {
    var failed = checks(CheckState.FAILED, Optional.of(Cause.RATE_LIMITED));

    assertThat(rules.problems(signs(Optional.empty(), failed, NOTHING, TAKEN), NOW)).isEmpty();
  }

  @Test
  void checksWithoutACompleteOneForHoursAreDelayed() {
    var late = new Checks(GOOD.last(), Optional.of(ago(181)));

    assertThat(rules.problems(signs(Optional.empty(), late, NOTHING, TAKEN), NOW))
        .containsExactly(HealthProblem.CHECKS_DELAYED);
  }

  @Test
  void theWorstProblemComesFirst() {
    var refused =
        new Token(
            Optional.of(ago(6000)),
            Optional.of(ago(60)),
            Optional.of(ago(20)),
            4,
            Optional.empty(),
            Optional.empty());
    var checks = checks(CheckState.FAILED, Optional.of(Cause.NOT_AUTHORISED));

    assertThat(rules.problems(signs(Optional.empty(), checks, recovered(1, 1, 30), refused), NOW))
        .containsExactly(
            HealthProblem.STRIPE_ACCESS_LOST,
            HealthProblem.TOKEN_REJECTED,
            HealthProblem.WEBHOOKS_STOPPED);
  }

  /// Finding F3: a merchant whose sales do not reach Trackdesk is never healthy.
  @Test
  void salesThatDoNotReachTrackdeskAreStates() {
    assertThat(attention(new Attention(12, 0, 0, 0, 12)))
        .containsExactly(HealthProblem.DELIVERIES_REFUSED);
    assertThat(attention(new Attention(1, 1, 1, 1, 4)))
        .containsExactly(
            HealthProblem.DELIVERIES_REFUSED,
            HealthProblem.DELIVERIES_GIVEN_UP,
            HealthProblem.CONVERSIONS_MISSING,
            HealthProblem.DELIVERIES_HELD);
    assertThat(
            rules.problems(
                signs(true, true, Optional.empty(), GOOD, NOTHING, Attention.NONE, TAKEN), NOW))
        .containsExactly(HealthProblem.SHADOW_MODE);
  }

  /// Finding F17: nothing was read, so nothing is known to be well.
  @Test
  void aMerchantThatWasNeverReadIsNotHealthy() {
    var never = new Checks(Optional.empty(), Optional.of(ago(40)));
    assertThat(
            rules.problems(
                signs(false, false, Optional.empty(), never, NOTHING, Attention.NONE, TAKEN), NOW))
        .containsExactly(HealthProblem.NO_DATA);
  }

  private List<HealthProblem> attention(Attention attention) {
    return rules.problems(
        signs(false, true, Optional.empty(), GOOD, NOTHING, attention, TAKEN), NOW);
  }

  private List<HealthProblem> problems(Optional<Instant> lastWebhook, Recovered recovered) {
    return rules.problems(signs(lastWebhook, GOOD, recovered, TAKEN), NOW);
  }

  private static HealthSignals signs(
      Optional<Instant> lastWebhook, Checks checks, Recovered recovered, Token token) {
    return signs(false, true, lastWebhook, checks, recovered, Attention.NONE, token);
  }

  private static HealthSignals signs(
      boolean shadow,
      boolean seen,
      Optional<Instant> lastWebhook,
      Checks checks,
      Recovered recovered,
      Attention attention,
      Token token) {
    return new HealthSignals(
        "acct_1", true, shadow, seen, ago(6000), lastWebhook, checks, recovered, attention, token);
  }

  private static Recovered recovered(long all, long overdue, int minutesAgo) {
    return new Recovered(all, overdue, Optional.of(ago(minutesAgo)));
  }

  private static Checks checks(CheckState state, Optional<Cause> cause) {
    return new Checks(Optional.of(new Last(state, cause, ago(20))), Optional.of(ago(40)));
  }

  private static Instant ago(long minutes) {
    return NOW.minus(Duration.ofMinutes(minutes));
  }
}
