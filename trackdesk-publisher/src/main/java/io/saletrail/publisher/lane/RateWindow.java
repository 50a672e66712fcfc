package io.saletrail.publisher.lane;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// How many calls a tenant still bears. Unlike a bucket that refills, it never lets more than the
/// rate through within any window, and yet lets an idle lane's first calls go at once.
///
/// Not for several threads. Times are those of `System.nanoTime`.
final class RateWindow {
    private final long windowNanos;
    private final Deque<Long> calls = new ArrayDeque<>();
    private int rate;

    RateWindow(Duration window, int rate) {
        this.windowNanos = window.toNanos();
        this.rate = rate;
    }

    /// From now on this many calls in a window.
    void allow(int newRate) {
        rate = newRate;
    }

    /// How many calls may be made now.
    int free(long now) {
        while (!calls.isEmpty() && now - calls.getFirst() >= windowNanos) {
            calls.removeFirst();
        }
        return Math.max(0, rate - calls.size());
    }

    /// A call is made now.
    void take(long now) {
        calls.addLast(now);
    }

    /// How long until another call may be made; zero if now.
    Duration untilFree(long now) {
        if (free(now) > 0) {
            return Duration.ZERO;
        }
        var freeing = calls.stream().skip(calls.size() - rate).findFirst().orElse(now);
        return Duration.ofNanos(freeing + windowNanos - now);
    }
}
