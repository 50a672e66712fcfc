package io.saletrail.ingest.unsettled;

import java.time.Instant;

/// Whether an object can still change.
public sealed interface Settlement {
  /// It can still change.
  ///
  /// @param createdAt Stripe's creation time
  record Unsettled(UnsettledKind kind, Instant createdAt) implements Settlement {}

  /// It is final.
  record Settled() implements Settlement {}

  /// An object of another kind, or in a state that decides nothing.
  record Other() implements Settlement {}
}
