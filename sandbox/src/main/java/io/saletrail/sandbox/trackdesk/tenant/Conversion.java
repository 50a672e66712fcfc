package io.saletrail.sandbox.trackdesk.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A conversion as this stand-in holds it.
///
/// @param cid the click it was credited to; empty when a coupon code alone named the affiliate
/// @param history every status it ever had, the first one included, oldest first
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
