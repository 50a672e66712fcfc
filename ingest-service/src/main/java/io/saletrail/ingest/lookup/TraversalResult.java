package io.saletrail.ingest.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What a traversal has come to.
public sealed interface TraversalResult {
  /// Nothing is left to look at.
  ///
  /// @param objects what was read, each once, in its newest state; none where Stripe knows
  ///   nothing of the kind
  /// @param additional what was read along and not followed: earlier invoices of the subscription, and
  ///   sessions in which the customer stored a card
  record Found(List<JsonNode> objects, List<JsonNode> additional) implements TraversalResult {}

  /// Stripe does not let us read this account.
  record NotAuthorised(int read) implements TraversalResult {}

  /// Stripe could not be read for now: try again later.
  record Unavailable() implements TraversalResult {}
}
