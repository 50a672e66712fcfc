package io.saletrail.ingest.unsettled;

import java.time.Instant;

/// Whether there is more to come of an object.
public sealed interface Settlement {
  /// There is more to come.
  ///
  /// @param createdAt when it was made, at Stripe
  record Unsettled(UnsettledKind kind, Instant createdAt) implements Settlement {}

  /// There is nothing more to come.
  record Settled() implements Settlement {}

  /// Nothing that settles, or in a state that says nothing about it.
  record Other() implements Settlement {}
}
