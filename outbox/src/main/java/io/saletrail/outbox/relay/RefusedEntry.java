package io.saletrail.outbox.relay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/// A refused fact as operators see it, without its body.
///
/// @param account the merchant, where a header names one
/// @param type the CloudEvents type
/// @param bytes the size of the body
/// @param reason a constant of [io.saletrail.outbox.Refusal]
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RefusedEntry(
    long id,
    String topic,
    Optional<String> account,
    Optional<String> type,
    String key,
    int bytes,
    String reason,
    int attempts,
    Instant createdAt,
    Instant triedAt) {}
