package io.saletrail.publisher.readback;

import io.saletrail.contracts.conversion.ConversionStatus;
import java.time.Instant;
import java.util.Optional;

/// What a report says about one conversion.
sealed interface Verdict {
  /// The report shows it.
  record Confirmed(Optional<ConversionStatus> status) implements Verdict {}

  /// The report does not show it, and Trackdesk had the time to.
  record Missing() implements Verdict {}

  /// It is read again.
  record Later(Instant at) implements Verdict {}

  /// The time is over, and no report proved anything.
  record Unproved() implements Verdict {}
}
