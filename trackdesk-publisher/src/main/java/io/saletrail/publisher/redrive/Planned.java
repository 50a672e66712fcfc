package io.saletrail.publisher.redrive;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.redrive.RedriveAnswered;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryRules;
import io.saletrail.publisher.delivery.State;
import io.saletrail.publisher.delivery.Step;
import io.saletrail.publisher.merchant.Merchant;
import java.util.Optional;

/// One delivery that is tried again.
///
/// @param reason what it waited for
/// @param call what is sent; absent where it has to wait for the merchant
/// @param waitsFor what for
record Planned(
    String conversion,
    RedriveReason reason,
    Optional<Call> call,
    ConversionStatus status,
    String type,
    long amountMinor,
    String currency,
    Optional<DeliveryHeld.Cause> waitsFor) {

  /// @param before the delivery as it waited
  /// @param after as the re-drive leaves it
  static Planned of(Delivery before, Delivery after, Merchant merchant) {
    var step = DeliveryRules.next(after, merchant);
    var sale = after.sale();
    return new Planned(
        sale.conversion(),
        reason(before.state()),
        step instanceof Step.Send send ? Optional.of(send.call()) : Optional.empty(),
        step instanceof Step.Send send ? send.status() : after.wanted().status(),
        sale.type(),
        sale.amount().amountMinor(),
        sale.amount().currency(),
        after.state() instanceof State.Held(var cause) ? Optional.of(cause) : Optional.empty());
  }

  /// As the topic says it.
  RedriveAnswered.Line line() {
    return new RedriveAnswered.Line(
        conversion, reason, call, status, type, new Money(amountMinor, currency), waitsFor);
  }

  /// A sum of itself alone.
  RedriveAnswered.Sum sum() {
    return new RedriveAnswered.Sum(reason, call, waitsFor, 1, new Money(amountMinor, currency));
  }

  private static RedriveReason reason(State state) {
    return switch (state) {
      case State.Refused(var _, var refusal) -> RedriveReason.of(refusal);
      case State.GivenUp _ -> RedriveReason.GIVEN_UP;
      case State.Held(var cause) ->
          cause == DeliveryHeld.Cause.SHADOW ? RedriveReason.SHADOW : RedriveReason.SETTINGS;
      case State.Due _ -> RedriveReason.NEXT_TRY;
      case State.Delivered _ -> RedriveReason.OTHER;
    };
  }
}
