package io.saletrail.settings.console.wording;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.saletrail.settings.request.check.CheckState;

/// A label with a colour. The colour repeats the label.
///
/// @param tone the class of the stylesheet: good, waiting, bad or quiet
public record Badge(String tone, String text) {
  public static final String GOOD = "good";
  public static final String WAITING = "waiting";
  public static final String BAD = "bad";
  public static final String QUIET = "quiet";

  public static Badge of(ConversionStatus status) {
    var tone =
        switch (status) {
          case APPROVED -> GOOD;
          case PENDING, ON_HOLD -> WAITING;
          case REFUNDED -> QUIET;
          case REJECTED -> BAD;
        };
    return new Badge(tone, Labels.of(status));
  }

  /// The delivery status of a conversion.
  public static Badge of(DeliveryStatus status) {
    var tone =
        switch (status) {
          case DELIVERED -> GOOD;
          case DUE, HELD -> WAITING;
          case REFUSED, GIVEN_UP, MISSING -> BAD;
          case NOT_SENT, OTHER -> QUIET;
        };
    return new Badge(tone, Labels.of(status));
  }

  public static Badge of(CheckState state) {
    return switch (state) {
      case REQUESTED -> new Badge(WAITING, "Starting");
      case RUNNING -> new Badge(WAITING, "Running");
      case COMPLETED -> new Badge(GOOD, "Complete");
      case FAILED -> new Badge(BAD, "Failed");
    };
  }
}
