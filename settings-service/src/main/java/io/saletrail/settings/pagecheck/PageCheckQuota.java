package io.saletrail.settings.pagecheck;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// How often a merchant may have a page checked, so that nobody makes this service knock at doors
/// for them. Kept by each replica for itself.
final class PageCheckQuota {
    static final int MOST = 10;
    static final Duration WITHIN = Duration.ofMinutes(1);

    private final Map<String, Deque<Instant>> checks = new HashMap<>();

    /// Whether one more is in order now; if so it counts.
    synchronized boolean take(String account, Instant now) {
        var since = now.minus(WITHIN);
        checks.values().forEach(times -> times.removeIf(time -> !time.isAfter(since)));
        checks.values().removeIf(Deque::isEmpty);
        var mine = checks.computeIfAbsent(account, nobody -> new ArrayDeque<>());
        if (mine.size() >= MOST) {
            return false;
        }
        mine.add(now);
        return true;
    }
}
