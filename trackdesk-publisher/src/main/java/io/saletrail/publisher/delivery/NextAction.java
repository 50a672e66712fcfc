package io.saletrail.publisher.delivery;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld;

/// The next action for a delivery.
public sealed interface NextAction {
  /// A call to make.
  sealed interface Send extends NextAction {
    /// The status it carries.
    ConversionStatus status();

    /// The revision of the decision that it carries out.
    long revision();

    Call call();
  }

  /// Create the conversion at Trackdesk.
  record Create(ConversionStatus status, long revision) implements Send {
    @Override
    public Call call() {
      return Call.CREATE;
    }
  }

  /// Change its status at Trackdesk.
  record UpdateStatus(ConversionStatus status, long revision) implements Send {
    @Override
    public Call call() {
      return Call.UPDATE_STATUS;
    }
  }

  /// Nothing to do.
  record Nothing() implements NextAction {}

  /// Hold the delivery for the merchant.
  record Hold(DeliveryHeld.Cause cause) implements NextAction {}
}
