package io.saletrail.sandbox.house.trial;

import java.util.Set;

/// What a trial by chaos ended with.
///
/// @param sales that were made
/// @param conversions that Trackdesk holds
/// @param missing charges that Trackdesk does not know
/// @param unknown conversions that belong to no sale
/// @param calls that Trackdesk got for it
public record ChaosResult(
        int sales, int conversions, Set<String> missing, Set<String> unknown, long calls) {

    public boolean exact() {
        return sales == conversions && missing.isEmpty() && unknown.isEmpty();
    }
}
