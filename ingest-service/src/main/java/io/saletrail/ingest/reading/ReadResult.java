package io.saletrail.ingest.reading;

import io.saletrail.contracts.activity.PaymentActivity;
import java.util.List;
import java.util.Optional;

/// The result of reading an event.
public sealed interface ReadResult {
  /// Relevant objects, the event's own object first.
  record Read(List<PaymentActivity> activities) implements ReadResult {}

  /// Relevant objects, and at least one that is unreadable: the activities count, and the event
  /// goes into quarantine.
  ///
  /// @param unread the first unreadable object
  record ReadInPart(List<PaymentActivity> activities, Unreadable unread) implements ReadResult {}

  /// No object in it is about money.
  record Skipped(SkipReason reason) implements ReadResult {}

  /// Relevant but unreadable: the event goes into quarantine.
  ///
  /// @param field path in the event, in Stripe's names: `data.object.amount`
  record Unreadable(ReadError error, String field) implements ReadResult {}

  /// The readable activities; empty if there are none.
  default List<PaymentActivity> readable() {
    return switch (this) {
      case Read(var activities) -> activities;
      case ReadInPart(var activities, var _) -> activities;
      case Skipped _, Unreadable _ -> List.of();
    };
  }

  /// The reason for quarantine, if any.
  default Optional<Unreadable> unreadable() {
    return switch (this) {
      case Unreadable why -> Optional.of(why);
      case ReadInPart(var _, var unread) -> Optional.of(unread);
      case Read _, Skipped _ -> Optional.empty();
    };
  }

  /// Why an event is skipped.
  enum SkipReason {
    /// An object that moves no money: a price, a product, a payment link.
    NOT_RELEVANT,
    /// A preview of an invoice (`invoice.upcoming`).
    PREVIEW,
    /// A deleted object.
    DELETED
  }

  /// The error of an unreadable event.
  enum ReadError {
    NOT_JSON,
    FIELD_MISSING,
    /// A number instead of a text, a list instead of an object, a text instead of an id.
    FIELD_TYPE_MISMATCH,
    /// Larger than any amount at Stripe, and than our sums can represent.
    AMOUNT_OUT_OF_RANGE,
    /// Larger than a message may be: polled, and stored here instead of in Kafka.
    TOO_LARGE
  }
}
