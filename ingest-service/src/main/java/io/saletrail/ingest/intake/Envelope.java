package io.saletrail.ingest.intake;

import java.time.Instant;
import java.util.Optional;

/// The top-level fields of a Stripe event that its Kafka record needs.
///
/// @param id `evt_…`
/// @param type such as `charge.succeeded`
/// @param account the connected account; empty for our own
/// @param livemode false in Stripe's test mode
/// @param createdAt Stripe's creation time
public record Envelope(
    String id, String type, Optional<String> account, boolean livemode, Instant createdAt) {

  /// A copy with the account that was read: items of lists do not always name it.
  public Envelope of(String owner) {
    return new Envelope(id, type, Optional.of(owner), livemode, createdAt);
  }
}
