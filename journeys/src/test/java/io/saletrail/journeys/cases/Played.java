package io.saletrail.journeys.cases;

import io.saletrail.contracts.lookup.LookupEnded;
import java.util.List;
import java.util.Map;

/// A scenario played in one API version.
///
/// @param eventLines Stripe's events and the look-ups, each as a line of the table
/// @param webhooks received by the endpoint
/// @param polled read by the hourly polls and the daily pass
/// @param lookedUp read by look-ups
/// @param lookups results of look-ups, by object id
record Played(
    List<String> eventLines,
    List<Arrival> webhooks,
    List<Arrival> polled,
    List<Arrival> lookedUp,
    Map<String, LookupEnded.Outcome> lookups) {}
