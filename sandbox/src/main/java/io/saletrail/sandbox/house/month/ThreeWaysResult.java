package io.saletrail.sandbox.house.month;

import java.util.List;
import java.util.Map;

/// What Trackdesk holds at the end, by the way in which the house heard of it.
///
/// @param seed makes the same month again
/// @param steps how much happened at each merchant
/// @param held in a fixed order, and one that Trackdesk holds twice is in it twice
/// @param calls how many calls Trackdesk got for it
public record ThreeWaysResult(
        long seed, int steps, Map<Way, List<Held>> held, Map<Way, Integer> calls) {

    /// Whether it came to the same on every way, and to something.
    public boolean same() {
        return !of(Way.BOTH).isEmpty()
                && of(Way.WEBHOOKS).equals(of(Way.BOTH))
                && of(Way.POLLS).equals(of(Way.BOTH));
    }

    public List<Held> of(Way way) {
        return held.getOrDefault(way, List.of());
    }

    /// For people.
    public String words() {
        return "%d steps at each merchant (seed %d): %d conversions by webhooks, %d by polls, %d by both"
                .formatted(
                        steps,
                        seed,
                        of(Way.WEBHOOKS).size(),
                        of(Way.POLLS).size(),
                        of(Way.BOTH).size());
    }
}
