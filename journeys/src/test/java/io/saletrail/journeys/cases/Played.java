package io.saletrail.journeys.cases;

import io.saletrail.contracts.lookup.LookupEnded;
import java.util.List;
import java.util.Map;

/// A story that was played in one API version.
///
/// @param told the events that Stripe sends, and what was looked up, each as a line of the table
/// @param webhooks what the endpoint received
/// @param polled what the hourly polls and the daily pass read
/// @param lookedUp what look-ups read
/// @param lookups how look-ups ended, by the object asked about
record Played(
    List<String> told,
    List<Arrival> webhooks,
    List<Arrival> polled,
    List<Arrival> lookedUp,
    Map<String, LookupEnded.Outcome> lookups) {}
