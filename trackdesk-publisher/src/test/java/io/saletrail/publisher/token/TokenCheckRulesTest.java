package io.saletrail.publisher.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.tenant.TokenChecked.Outcome;
import io.saletrail.publisher.delivery.RetryPolicy;
import io.saletrail.publisher.merchant.Binding;
import io.saletrail.publisher.merchant.Credential;
import io.saletrail.publisher.trackdesk.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenCheckRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private static final RetryPolicy POLICY =
      new RetryPolicy(
          Duration.ofSeconds(1),
          Duration.ofMinutes(30),
          Duration.ofDays(7),
          Duration.ofSeconds(2),
          Duration.ofMinutes(15),
          HOUR,
          DAY);

  @Test
  void anAcceptedTokenIsCheckedDailySoThatARevokedOneIsSeenBeforeARefundNeedsIt() {
    assertThat(next(saved(), 1, Outcome.ACCEPTED, 0)).isEqualTo(NOW.plus(DAY));
    assertThat(next(saved(), 400, Outcome.ACCEPTED, 0.5))
        .isBetween(NOW.plus(DAY.multipliedBy(4).dividedBy(5)), NOW.plus(DAY));
    assertThat(TokenCheckRules.announced(Outcome.ACCEPTED)).isFalse();
  }

  @Test
  void aTokenThatWasAcceptedForALongTimeIsCheckedAnHourAfterItsFirstRejection() {
    assertThat(next(saved(), 400, Outcome.TOKEN_REJECTED, 0)).isEqualTo(NOW.plus(HOUR));
    assertThat(next(rejected(), 400, Outcome.TOKEN_REJECTED, 0)).isEqualTo(NOW.plus(DAY));
  }

  @Test
  void withoutAResponseTheCheckIsRepeatedForAWeekThenDaily() {
    assertThat(next(saved(), 1, Outcome.UNAVAILABLE, 0.5)).isEqualTo(NOW.plusMillis(500));
    assertThat(next(saved(), 400, NOW.minus(Duration.ofDays(8)), Outcome.UNAVAILABLE, 0))
        .isEqualTo(NOW.plus(DAY));
  }

  private static Instant next(Credential credential, int number, Outcome outcome, double chance) {
    return next(credential, number, NOW.minusSeconds(60), outcome, chance);
  }

  private static Instant next(
      Credential credential, int number, Instant requestedAt, Outcome outcome, double chance) {
    var tenant = TenantId.of("acme").orElseThrow();
    var binding = new Binding(tenant, 5, Optional.empty(), credential);
    var check = new TokenCheck("acct_1", binding, 1, number, requestedAt, NOW);
    return TokenCheckRules.next(check, outcome, NOW, POLICY, chance);
  }

  private static Credential saved() {
    return new Credential.Saved(1, "sealed", Optional.empty());
  }

  private static Credential rejected() {
    return new Credential.Rejected(1, "sealed", Optional.empty());
  }
}
