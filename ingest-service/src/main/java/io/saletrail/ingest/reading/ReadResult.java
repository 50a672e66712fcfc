package io.saletrail.ingest.reading;

import io.saletrail.contracts.activity.PaymentActivity;
import java.util.List;
import java.util.Optional;

/// What an event turned out to be.
public sealed interface ReadResult {
  /// It shows objects of ours, the one it is about first.
  record Read(List<PaymentActivity> activities) implements ReadResult {}

  /// It shows objects of ours, and one that cannot be read: what can be read counts, and the event
  /// waits in quarantine for the rest.
  ///
  /// @param unread what could not be read, the first of it
  record ReadInPart(List<PaymentActivity> activities, Unreadable unread) implements ReadResult {}

  /// Nothing in it is about money that moves.
  record Skipped(SkipReason reason) implements ReadResult {}

  /// It should be ours and cannot be read: it waits in quarantine for a better reader.
  ///
  /// @param field where in the event, in Stripe's names: `data.object.amount`
  record Unreadable(ReadError error, String field) implements ReadResult {}

  /// What can be read of it; empty where nothing can.
  default List<PaymentActivity> readable() {
    return switch (this) {
      case Read(var activities) -> activities;
      case ReadInPart(var activities, var _) -> activities;
      case Skipped _, Unreadable _ -> List.of();
    };
  }

  /// What cannot be read of it: for this, the event waits in quarantine.
  default Optional<Unreadable> unreadable() {
    return switch (this) {
      case Unreadable why -> Optional.of(why);
      case ReadInPart(var _, var unread) -> Optional.of(unread);
      case Read _, Skipped _ -> Optional.empty();
    };
  }

  /// Why an event is passed over.
  enum SkipReason {
    /// An object that moves no money: a price, a product, a payment link.
    NOT_RELEVANT,
    /// An invoice that may never come to be (`invoice.upcoming`).
    PREVIEW,
    /// The last word on an object that is no more.
    DELETED
  }

  /// What is wrong with an event.
  enum ReadError {
    NOT_JSON,
    FIELD_MISSING,
    /// A number for a text, a list for an object, a word for an id.
    FIELD_TYPE_MISMATCH,
    /// No amount at Stripe is that large, and no sum of ours would hold it.
    AMOUNT_OUT_OF_RANGE,
    /// Larger than a message may be: polled, and kept here because Kafka cannot.
    TOO_LARGE
  }
}
