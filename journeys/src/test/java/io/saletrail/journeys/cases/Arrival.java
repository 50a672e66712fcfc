package io.saletrail.journeys.cases;

import io.saletrail.contracts.activity.Observation.Origin;

/// An event as it arrives.
record Arrival(Origin origin, String body) {}
