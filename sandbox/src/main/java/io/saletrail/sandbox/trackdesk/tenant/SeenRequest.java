package io.saletrail.sandbox.trackdesk.tenant;

import java.time.Instant;
import java.util.Optional;

/// One request as it arrived, kept for tests that ask how often, how fast and with what they were
/// called.
///
/// @param key what the `x-api-key` header held, without the key itself
/// @param answer the HTTP status that was answered, or the misbehaviour that took its place
public record SeenRequest(
    Instant at,
    Call call,
    String method,
    Key key,
    Optional<String> idempotencyKey,
    String body,
    String answer) {

  public enum Key {
    NONE,
    RIGHT,
    WRONG
  }
}
