package io.saletrail.outbox;

import java.util.Optional;

/// The outcome of sending one record.
public sealed interface Sent {
  /// The record is durable.
  record Acknowledged() implements Sent {}

  /// Kafka takes this record in no case, until an operator changes something.
  record Refused(Refusal reason) implements Sent {}

  /// Kafka did not acknowledge it in time. It may be on the topic all the same.
  record Failed(Throwable failure) implements Sent {}

  static Sent of(Throwable failure) {
    return Refusal.of(failure).<Sent>map(Refused::new).orElseGet(() -> new Failed(failure));
  }

  /// The failure of a caller that needs an acknowledgement.
  default Optional<Throwable> error() {
    return switch (this) {
      case Acknowledged() -> Optional.empty();
      case Refused(var reason) -> Optional.of(reason.failure());
      case Failed(var failure) -> Optional.of(failure);
    };
  }
}
