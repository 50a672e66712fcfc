package io.saletrail.outbox.feed;

/// The result of applying one parked message again.
public sealed interface Retry {
  /// It was applied, and is parked no more.
  record Applied() implements Retry {}

  /// It failed again.
  record StillParked(String reason, String error) implements Retry {}

  /// Another replica, or another request, applies it at this moment.
  record Running() implements Retry {}

  /// No message with this id is parked for a channel of this version.
  record NotFound() implements Retry {}
}
