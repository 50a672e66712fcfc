package io.saletrail.ingest.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The result of a traversal.
public sealed interface TraversalResult {
  /// Complete.
  ///
  /// @param objects every object once, in its latest state; empty if Stripe does not know the
  ///   first one
  /// @param additional objects whose links were not followed: earlier invoices of the
  ///   subscription, and sessions that stored the customer's card
  record Found(List<JsonNode> objects, List<JsonNode> additional) implements TraversalResult {}

  /// This account may not be read.
  record NotAuthorised(int read) implements TraversalResult {}

  /// Stripe is unavailable: retry later.
  record Unavailable() implements TraversalResult {}
}
