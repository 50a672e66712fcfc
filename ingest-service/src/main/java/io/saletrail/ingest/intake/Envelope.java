package io.saletrail.ingest.intake;

import java.time.Instant;
import java.util.Optional;

/// The few fields at the top of a Stripe event that are needed to file it.
///
/// @param id `evt_…`
/// @param type such as `charge.succeeded`
/// @param account the connected account it is about; empty for our own
/// @param livemode false in Stripe's test mode
/// @param createdAt when Stripe made it
public record Envelope(
    String id, String type, Optional<String> account, boolean livemode, Instant createdAt) {

  /// The same under the account that it was read from: lists do not always say.
  public Envelope of(String owner) {
    return new Envelope(id, type, Optional.of(owner), livemode, createdAt);
  }
}
