package io.saletrail.settings.request.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.settings.request.check.CheckStream.StreamEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckStreamTest {
  private static final Instant START = Instant.parse("2026-11-22T15:00:00Z");
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final CheckStream pulse = new CheckStream(HEARTBEAT, START);

  @Test
  void theFirstReadIsAnUpdate() {
    assertThat(pulse.next(check(0), START)).isEqualTo(new StreamEvent.Update(check(0)));
  }

  @Test
  void anUnchangedCheckIsNotSentAgain() {
    pulse.next(check(0), START);

    assertThat(pulse.next(check(0), START.plusSeconds(1))).isEqualTo(new StreamEvent.Nothing());
    assertThat(pulse.next(check(7), START.plusSeconds(2)))
        .isEqualTo(new StreamEvent.Update(check(7)));
  }

  @Test
  void anIdleStreamSendsHeartbeats() {
    pulse.next(check(0), START);

    assertThat(pulse.next(check(0), START.plus(HEARTBEAT))).isEqualTo(new StreamEvent.Heartbeat());
    assertThat(pulse.next(check(0), START.plus(HEARTBEAT).plusSeconds(1)))
        .isEqualTo(new StreamEvent.Nothing());
  }

  private static Check check(int read) {
    return new Check(
        "poll",
        "acct_1",
        Trigger.CHECK_NOW,
        CheckState.RUNNING,
        Optional.empty(),
        read,
        0,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        START,
        START);
  }
}
