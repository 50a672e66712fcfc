package io.saletrail.settings.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.settings.access.limit.Limit.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitTest {
  private static final Rate THREE_A_MINUTE = Rate.of("3 per 1M");
  private static final Decision GRANTED = new Decision.Granted();

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final InstantSource clock = () -> now;
  private final Limit limit = new Limit(THREE_A_MINUTE, 100, clock);

  @Test
  void aBurstIsGrantedAndThenDenied() {
    assertThat(IntStream.range(0, 3).mapToObj(i -> limit.tryAcquire("acct_1")))
        .allMatch(GRANTED::equals);

    assertThat(limit.tryAcquire("acct_1")).isEqualTo(new Decision.Denied(Duration.ofSeconds(20)));
  }

  @Test
  void aRetryAfterTheDelayIsGranted() {
    exhaust("acct_1");

    now = now.plusSeconds(20);

    assertThat(limit.tryAcquire("acct_1")).isEqualTo(GRANTED);
    assertThat(limit.tryAcquire("acct_1")).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void keysDoNotAffectEachOther() {
    exhaust("acct_1");

    assertThat(limit.tryAcquire("acct_2")).isEqualTo(GRANTED);
  }

  @Test
  void aRefundedTokenDoesNotCount() {
    for (var i = 0; i < 10; i++) {
      assertThat(limit.tryAcquire("acct_1")).isEqualTo(GRANTED);
      limit.refund("acct_1");
    }
  }

  @Test
  void theNumberOfTrackedKeysIsBounded() {
    IntStream.range(0, 100_000).forEach(i -> limit.tryAcquire("acct_" + i));

    assertThat(limit.size()).isLessThanOrEqualTo(100);
  }

  private void exhaust(String who) {
    IntStream.range(0, 3).forEach(i -> limit.tryAcquire(who));
  }
}
