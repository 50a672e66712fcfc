package io.saletrail.ingest.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollSlotTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void anAccountKeepsItsSlotOfTheHour() {
    var next = PollSlot.after(NOW, "acct_1", HOUR);

    assertThat(next).isBetween(NOW.plusMillis(1), NOW.plus(HOUR));
    assertThat(PollSlot.after(next, "acct_1", HOUR)).isEqualTo(next.plus(HOUR));
    assertThat(PollSlot.after(next.plusSeconds(1), "acct_1", HOUR)).isEqualTo(next.plus(HOUR));
  }

  @Test
  void accountsAreSpreadOverTheHour() {
    var perMinute =
        IntStream.range(0, 6_000)
            .mapToObj(i -> PollSlot.after(NOW, "acct_1Pgaf%04d".formatted(i), HOUR))
            .collect(
                Collectors.groupingBy(
                    slot -> Duration.between(NOW, slot).toMinutes(), Collectors.counting()));

    assertThat(perMinute).hasSizeGreaterThanOrEqualTo(60);
    assertThat(perMinute.values()).allMatch(count -> count < 200);
  }
}
