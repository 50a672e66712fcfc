package io.saletrail.sandbox.trackdesk.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A conversion in this stand-in.
///
/// @param cid the click that it is credited to; empty when only a coupon code named the affiliate
/// @param history all statuses, oldest first
public record Conversion(
    UUID id,
    String type,
    Optional<String> externalId,
    Optional<UUID> cid,
    String affiliate,
    Optional<Amount> amount,
    ConversionStatus status,
    Optional<String> customerId,
    Map<String, String> customParams,
    Instant createdAt,
    List<StatusChange> history) {

  Conversion with(StatusChange change) {
    return new Conversion(
        id,
        type,
        externalId,
        cid,
        affiliate,
        amount,
        change.status(),
        customerId,
        customParams,
        createdAt,
        Stream.concat(history.stream(), Stream.of(change)).toList());
  }
}
