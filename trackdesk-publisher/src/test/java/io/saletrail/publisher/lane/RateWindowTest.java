package io.saletrail.publisher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateWindowTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final long SECOND_NANOS = SECOND.toNanos();

  @Test
  void anIdleLaneMayMakeAllItsCallsImmediately() {
    var window = new RateWindow(SECOND, 5);

    for (int call = 0; call < 5; call++) {
      window.begin();
      window.end(0);
    }

    assertThat(window.free(0)).isZero();
    assertThat(window.untilFree(0)).contains(SECOND);
    assertThat(window.free(SECOND_NANOS)).isEqualTo(5);
  }

  @Test
  void aCallInFlightCountsUntilItsResponse() {
    var window = new RateWindow(SECOND, 1);
    window.begin();

    assertThat(window.free(10 * SECOND_NANOS)).isZero();
    assertThat(window.untilFree(10 * SECOND_NANOS)).isEqualTo(Optional.empty());
  }

  @Test
  void aLowerRateCountsTheCallsThatWereMade() {
    var window = new RateWindow(SECOND, 3);
    for (int call = 1; call <= 3; call++) {
      window.begin();
      window.end(call * 100L);
    }

    window.allow(1);

    assertThat(window.free(400)).isZero();
    assertThat(window.untilFree(400)).contains(SECOND.minusNanos(100));
  }

  /// Trackdesk counts each call at some time between its start and its response.
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20})
  void noSecondAtTrackdeskExceedsTheRate(int rate) {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var window = new RateWindow(SECOND, rate);
    List<Long> counted = new ArrayList<>();
    List<Long> answersToCome = new ArrayList<>();

    for (long now = 0; counted.size() < 1000; now += random.nextLong(50_000_000)) {
      for (var answer : List.copyOf(answersToCome)) {
        if (answer <= now) {
          answersToCome.remove(answer);
          window.end(now);
        }
      }
      for (int free = window.free(now); free > 0; free--) {
        window.begin();
        var delay = random.nextLong(400_000_000);
        counted.add(now + delay);
        answersToCome.add(now + delay + random.nextLong(100_000_000));
      }
    }

    Collections.sort(counted);
    for (int call = rate; call < counted.size(); call++) {
      assertThat(counted.get(call) - counted.get(call - rate))
          .as("seed %d, call %d", seed, call)
          .isGreaterThanOrEqualTo(SECOND_NANOS);
    }
  }
}
