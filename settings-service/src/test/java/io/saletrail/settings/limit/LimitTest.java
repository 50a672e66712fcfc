package io.saletrail.settings.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.settings.limit.Limit.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitTest {
  private static final Rate THREE_A_MINUTE = Rate.of("3 per 1M");
  private static final Answer GRANTED = new Answer.Granted();

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final InstantSource clock = () -> now;
  private final Limit limit = new Limit(THREE_A_MINUTE, 100, clock);

  @Test
  void soManyAreGrantedAndThenNoneForATime() {
    assertThat(IntStream.range(0, 3).mapToObj(i -> limit.take("acct_1"))).allMatch(GRANTED::equals);

    assertThat(limit.take("acct_1")).isEqualTo(new Answer.Refused(Duration.ofSeconds(20)));
  }

  @Test
  void whoWaitsAsLongAsWasSaidIsGrantedOneMore() {
    exhaust("acct_1");

    now = now.plusSeconds(20);

    assertThat(limit.take("acct_1")).isEqualTo(GRANTED);
    assertThat(limit.take("acct_1")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void oneWhoAskedTooOftenIsNoTroubleToAnother() {
    exhaust("acct_1");

    assertThat(limit.take("acct_2")).isEqualTo(GRANTED);
  }

  @Test
  void whatIsGivenBackDoesNotCount() {
    for (var i = 0; i < 10; i++) {
      assertThat(limit.take("acct_1")).isEqualTo(GRANTED);
      limit.giveBack("acct_1");
    }
  }

  @Test
  void asManyAsThereIsRoomForAreRememberedAndNoMore() {
    IntStream.range(0, 100_000).forEach(i -> limit.take("acct_" + i));

    assertThat(limit.remembered()).isLessThanOrEqualTo(100);
  }

  private void exhaust(String who) {
    IntStream.range(0, 3).forEach(i -> limit.take(who));
  }
}
