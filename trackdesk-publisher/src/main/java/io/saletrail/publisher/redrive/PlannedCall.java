package io.saletrail.publisher.redrive;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryRules;
import io.saletrail.publisher.delivery.DeliveryState;
import io.saletrail.publisher.delivery.NextAction;
import io.saletrail.publisher.merchant.Merchant;
import java.util.Optional;

/// One delivery that is sent again.
///
/// @param reason why it was held or refused
/// @param call the call to send; absent if it has to wait for the merchant
/// @param waitsFor the reason for waiting
record PlannedCall(
    String conversion,
    RedriveReason reason,
    Optional<Call> call,
    ConversionStatus status,
    String type,
    long amountMinor,
    String currency,
    Optional<DeliveryHeld.Cause> waitsFor) {

  /// @param before the delivery before the re-drive
  /// @param after the delivery after the re-drive
  static PlannedCall of(Delivery before, Delivery after, Merchant merchant) {
    var action = action(after, merchant);
    var sale = after.sale();
    return new PlannedCall(
        sale.conversion(),
        reason(before.state()),
        action instanceof NextAction.Send send ? Optional.of(send.call()) : Optional.empty(),
        action instanceof NextAction.Send send ? send.status() : after.desired().status(),
        sale.type(),
        sale.amount().amountMinor(),
        sale.amount().currency(),
        after.state() instanceof DeliveryState.Held(var cause)
            ? Optional.of(cause)
            : Optional.empty());
  }

  /// What is declined has no next call, though its tenant would accept one.
  private static NextAction action(Delivery after, Merchant merchant) {
    return after.state() instanceof DeliveryState.Held(var cause)
        ? new NextAction.Hold(cause)
        : DeliveryRules.next(after, merchant);
  }

  /// The line of the published result.
  RedriveCompleted.Line line() {
    return new RedriveCompleted.Line(
        conversion, reason, call, status, type, new Money(amountMinor, currency), waitsFor);
  }

  /// A sum of one delivery.
  RedriveCompleted.Sum sum() {
    return new RedriveCompleted.Sum(reason, call, waitsFor, 1, new Money(amountMinor, currency));
  }

  private static RedriveReason reason(DeliveryState state) {
    return switch (state) {
      case DeliveryState.Refused(var _, var refusal) -> RedriveReason.of(refusal);
      case DeliveryState.GivenUp _ -> RedriveReason.GIVEN_UP;
      case DeliveryState.Held(var cause) ->
          switch (cause) {
            case SHADOW -> RedriveReason.SHADOW;
            case TENANT_CHANGED -> RedriveReason.TENANT_CHANGED;
            case DECLINED -> RedriveReason.DECLINED;
            case TENANT_MISSING, TOKEN_MISSING, TOKEN_REJECTED, DISCONNECTED, OTHER ->
                RedriveReason.SETTINGS;
          };
      case DeliveryState.Due _ -> RedriveReason.NEXT_TRY;
      case DeliveryState.Delivered _ -> RedriveReason.OTHER;
    };
  }
}
