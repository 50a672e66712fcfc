package io.saletrail.ingest.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/// Stripe's times: whole seconds since 1970, at most until the year 9999. Anything else is none, so
/// that no number ends the work of a feed.
public final class StripeTime {
  private static final long MAX_SECONDS = 253_402_300_799L;

  private StripeTime() {}

  public static Optional<Instant> of(JsonNode seconds) {
    return Optional.of(seconds)
        .filter(value -> value.canConvertToExactIntegral() && value.canConvertToLong())
        .map(JsonNode::longValue)
        .filter(value -> value >= 0 && value <= MAX_SECONDS)
        .map(Instant::ofEpochSecond);
  }
}
