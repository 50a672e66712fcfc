package io.saletrail.outbox.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A parked message as operators see it: its origin and what failed, without its body.
///
/// @param account the merchant, where a header names one
/// @param type the CloudEvents type
/// @param key the message key, where it has the form of an id
/// @param reason `FAILED`, `UNKNOWN_TYPE` or `BROKEN`
/// @param error the kinds of failure, outermost first, or the unknown type
/// @param version the version of the service that failed last
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ParkedEntry(
    UUID id,
    String channel,
    String topic,
    int partition,
    long recordOffset,
    Optional<String> account,
    Optional<String> type,
    Optional<String> key,
    String reason,
    String error,
    String version,
    int attempts,
    Instant parkedAt,
    Instant triedAt) {}
