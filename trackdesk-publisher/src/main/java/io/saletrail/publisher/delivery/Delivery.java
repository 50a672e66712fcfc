package io.saletrail.publisher.delivery;

import io.saletrail.contracts.delivery.DeliveryHeld;
import java.time.Instant;

/// One conversion on its way: what it is, what should stand at Trackdesk, what stands there, and
/// where that leaves us.
public record Delivery(
    Sale sale, DesiredState wanted, RemoteState standing, DeliveryState state, RetryState effort) {

  /// Whether Trackdesk shows what it should. A test conversion has the status TEST whatever
  /// becomes of its payment.
  boolean agrees() {
    return switch (standing) {
      case RemoteState.There(var status) ->
          switch (sale.mode()) {
            case LIVE -> status == wanted.status();
            case TEST -> true;
          };
      case RemoteState.NotThere _, RemoteState.Offered _, RemoteState.Unsure _ -> false;
    };
  }

  /// The fact that it waits for the merchant.
  public DeliveryHeld heldFor(DeliveryHeld.Cause cause, Instant now) {
    return new DeliveryHeld(sale.account(), sale.conversion(), wanted.revision(), cause, now);
  }

  Delivery with(Sale newSale, DesiredState newWanted) {
    return new Delivery(newSale, newWanted, standing, state, effort);
  }

  Delivery with(RemoteState newStanding) {
    return new Delivery(sale, wanted, newStanding, state, effort);
  }

  Delivery with(DeliveryState newState) {
    return new Delivery(sale, wanted, standing, newState, effort);
  }

  Delivery with(RetryState newEffort) {
    return new Delivery(sale, wanted, standing, state, newEffort);
  }
}
