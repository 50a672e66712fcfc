package io.saletrail.sandbox.trackdesk.tenant;

import java.time.Instant;
import java.util.Optional;

/// One request, kept for tests that check number, rate and content of calls.
///
/// @param key whether the `x-api-key` header was valid, without the key itself
/// @param response the HTTP status of the response, or the fault in its place
public record SeenRequest(
    Instant at,
    Call call,
    String method,
    Key key,
    Optional<String> idempotencyKey,
    String body,
    String response) {

  public enum Key {
    NONE,
    RIGHT,
    WRONG
  }
}
