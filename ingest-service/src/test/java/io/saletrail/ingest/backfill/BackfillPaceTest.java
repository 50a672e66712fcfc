package io.saletrail.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The share of time in which a backfill leaves the feed to others.
class BackfillPaceTest {
  private static final int REST = 4;

  private final FakeTime time = new FakeTime();

  @Test
  void aBackfillRestsSeveralTimesAsLongAsTheFeedHasReadIt() {
    restWhileTheFeedReadsFor(Duration.ofMillis(300));

    assertThat(time.now).isEqualTo(Duration.ofMillis(300 + 300 * REST));
  }

  @Test
  void aBackfillDoesNotRestBehindAFeedThatWaitsForNothing() {
    restWhileTheFeedReadsFor(Duration.ZERO);

    assertThat(time.now).isZero();
  }

  @Test
  void aBackfillGoesOnSlowlyBehindAFeedThatStandsStill() {
    restWhileTheFeedReadsFor(Duration.ofDays(1));

    assertThat(time.now).isEqualTo(BackfillPace.LIMIT.multipliedBy(1 + REST));
  }

  private void restWhileTheFeedReadsFor(Duration reading) {
    new BackfillPace(() -> () -> time.now.compareTo(reading) >= 0, time, REST).rest();
  }

  private static final class FakeTime implements BackfillPace.Time {
    private Duration now = Duration.ZERO;

    @Override
    public long nanos() {
      return now.toNanos();
    }

    @Override
    public void sleep(Duration time) {
      now = now.plus(time);
    }
  }
}
