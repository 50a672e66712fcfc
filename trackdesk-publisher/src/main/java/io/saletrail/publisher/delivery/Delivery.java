package io.saletrail.publisher.delivery;

import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.publisher.trackdesk.TenantId;
import java.time.Instant;
import java.util.Optional;

/// One conversion on its way: the sale, what Trackdesk should hold, what it holds, and the state
/// between.
///
/// @param tenant the Trackdesk tenant that holds the conversion, may hold it, or is meant to hold
///   it; absent until the merchant has one
public record Delivery(
    Sale sale,
    DesiredState desired,
    Optional<TenantId> tenant,
    RemoteState remote,
    DeliveryState state,
    RetryState retry) {

  /// Whether Trackdesk shows the desired status. A test conversion has the status TEST whatever
  /// happens to its payment.
  boolean agrees() {
    return switch (remote) {
      case RemoteState.Present(var status) ->
          switch (sale.mode()) {
            case LIVE -> status == desired.status();
            case TEST -> true;
          };
      case RemoteState.Absent _, RemoteState.CreateInDoubt _, RemoteState.UpdateInDoubt _ -> false;
    };
  }

  /// The fact that the delivery is held.
  public DeliveryHeld heldFor(DeliveryHeld.Cause cause, Instant now) {
    return new DeliveryHeld(
        sale.account(),
        sale.conversion(),
        desired.revision(),
        cause,
        now,
        tenant.map(TenantId::toString),
        Optional.empty());
  }

  Delivery with(Sale newSale, DesiredState newDesired) {
    return new Delivery(newSale, newDesired, tenant, remote, state, retry);
  }

  Delivery meantFor(Optional<TenantId> newTenant) {
    return new Delivery(sale, desired, newTenant, remote, state, retry);
  }

  Delivery with(RemoteState newRemote) {
    return new Delivery(sale, desired, tenant, newRemote, state, retry);
  }

  Delivery with(DeliveryState newState) {
    return new Delivery(sale, desired, tenant, remote, newState, retry);
  }

  Delivery with(RetryState newRetry) {
    return new Delivery(sale, desired, tenant, remote, state, newRetry);
  }
}
