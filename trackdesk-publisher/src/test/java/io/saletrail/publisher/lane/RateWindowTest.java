package io.saletrail.publisher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateWindowTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void anIdleLaneMayMakeAllItsCallsAtOnce() {
        var window = new RateWindow(SECOND, 5);

        for (int call = 0; call < 5; call++) {
            window.take(0);
        }

        assertThat(window.free(0)).isZero();
        assertThat(window.untilFree(0)).isEqualTo(SECOND);
        assertThat(window.free(SECOND.toNanos())).isEqualTo(5);
    }

    @Test
    void aLowerRateCountsTheCallsThatWereMade() {
        var window = new RateWindow(SECOND, 3);
        window.take(100);
        window.take(200);
        window.take(300);

        window.allow(1);

        assertThat(window.free(400)).isZero();
        assertThat(window.untilFree(400)).isEqualTo(SECOND.minusNanos(100));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void noWindowEverHoldsMoreThanTheRate(int rate) {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var window = new RateWindow(SECOND, rate);
        List<Long> calls = new ArrayList<>();

        for (long now = 0; calls.size() < 500; now += random.nextLong(200_000_000)) {
            for (int free = window.free(now); free > 0; free--) {
                window.take(now);
                calls.add(now);
            }
        }

        for (int call = rate; call < calls.size(); call++) {
            assertThat(calls.get(call) - calls.get(call - rate))
                    .as("seed %d, call %d", seed, call)
                    .isGreaterThanOrEqualTo(SECOND.toNanos());
        }
    }
}
