package io.saletrail.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.750Z");
  private static final Instant SETTLED = Instant.parse("2026-11-22T11:59:00Z");
  private static final Window.Rules RULES =
      new Window.Rules(Duration.ofDays(1), Duration.ofMinutes(15), Duration.ofSeconds(60));

  @Test
  void theFirstWindowIsADay() {
    assertThat(Window.after(Optional.empty(), NOW, RULES))
        .isEqualTo(new Window(Instant.parse("2026-11-21T11:59:00Z"), SETTLED, SETTLED));
  }

  @Test
  void theNextWindowOverlapsTheLastAndEndsBeforeNow() {
    var mark = Instant.parse("2026-11-22T10:59:00Z");

    assertThat(Window.after(Optional.of(mark), NOW, RULES))
        .isEqualTo(new Window(Instant.parse("2026-11-22T10:44:00Z"), SETTLED, SETTLED));
  }

  @Test
  void checkNowReadsUpToNowAndTheMarkStaysBehindTheSettleTime() {
    var mark = Instant.parse("2026-11-22T10:59:00Z");

    assertThat(Window.upToNow(Optional.of(mark), NOW, RULES))
        .isEqualTo(
            new Window(
                Instant.parse("2026-11-22T10:44:00Z"),
                Instant.parse("2026-11-22T12:00:00Z"),
                SETTLED));
  }

  /// A sale of the running second was missed where Stripe's clock was ahead of its estimate.
  @Test
  void checkNowRequestsTheRunningSecondThoughStripesClockIsAhead() {
    var upToNow = Window.upToNow(Optional.empty(), NOW, RULES);
    var scheduled = Window.after(Optional.empty(), NOW, RULES);

    assertThat(upToNow.newest()).isEqualTo(Instant.parse("2026-11-22T12:01:00Z"));
    assertThat(scheduled.newest()).isEqualTo(SETTLED);
  }

  @Test
  void aClockSetBackInvertsNoWindow() {
    var mark = NOW.plus(Duration.ofHours(3));

    assertThat(Window.after(Optional.of(mark), NOW, RULES))
        .isEqualTo(new Window(Instant.parse("2026-11-22T11:44:00Z"), SETTLED, SETTLED));
  }

  @Test
  void aMarkIsLoweredToWhatIsSettledAtStripe() {
    var window = Window.after(Optional.empty(), NOW, RULES);

    assertThat(window.markedBefore(NOW, RULES)).isEqualTo(window);
    assertThat(window.markedBefore(NOW.minus(Duration.ofMinutes(20)), RULES))
        .isEqualTo(new Window(window.from(), SETTLED, SETTLED.minus(Duration.ofMinutes(20))));
  }
}
