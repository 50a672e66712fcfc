package io.saletrail.ingest.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The result of a traversal.
public sealed interface TraversalResult {
  /// What was read.
  ///
  /// @param objects every object once, in its latest state; empty if Stripe does not know the
  ///   first one
  /// @param additional objects whose links were not followed: earlier invoices of the
  ///   subscription, and sessions that stored the customer's card
  /// @param complete whether each link was followed, and each list of sessions read to its end:
  ///   only then, what is not among the objects does not exist
  record Found(List<JsonNode> objects, List<JsonNode> additional, boolean complete)
      implements TraversalResult {}

  /// This account may not be read.
  record NotAuthorised(int read) implements TraversalResult {}

  /// Stripe is unavailable: retry later.
  record Unavailable() implements TraversalResult {}
}
