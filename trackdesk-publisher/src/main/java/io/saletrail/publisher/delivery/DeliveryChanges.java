package io.saletrail.publisher.delivery;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.trackdesk.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What news about conversions makes of their deliveries.
///
/// @param fresh deliveries that were not there before
/// @param revised deliveries that were, as they are now
/// @param held what waits for the merchant and did not wait for that before
/// @param tenants those with something to do now
public record DeliveryChanges(
    List<Delivery> fresh, List<Delivery> revised, List<DeliveryHeld> held, Set<TenantId> tenants) {

  /// All that was entered.
  public List<Delivery> entered() {
    return Stream.concat(fresh.stream(), revised.stream()).toList();
  }

  /// Decides about each change on its own.
  ///
  /// @param changes one per conversion
  /// @param known the deliveries of these conversions, as far as there are any
  public static DeliveryChanges of(
      Collection<ConversionChanged> changes,
      Map<String, Delivery> known,
      Map<String, Merchant> merchants,
      Instant now) {
    var arrival =
        new DeliveryChanges(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>());
    for (var change : changes) {
      var merchant = merchants.getOrDefault(change.account(), Merchant.unknown(change.account()));
      var before = known.get(change.conversion());
      if (before == null) {
        var delivery = DeliveryRules.begin(change, merchant, now);
        arrival.fresh.add(delivery);
        arrival.note(delivery, merchant, now);
      } else {
        DeliveryRules.revise(before, change, merchant, now)
            .ifPresent(after -> arrival.revise(before, after, merchant, now));
      }
    }
    return arrival;
  }

  private void revise(Delivery before, Delivery after, Merchant merchant, Instant now) {
    revised.add(after);
    if (!before.state().equals(after.state())) {
      note(after, merchant, now);
    }
  }

  private void note(Delivery delivery, Merchant merchant, Instant now) {
    switch (delivery.state()) {
      case DeliveryState.Due _ -> merchant.tenant().ifPresent(tenants::add);
      case DeliveryState.Held(var cause) -> held.add(delivery.heldFor(cause, now));
      case DeliveryState.Delivered _, DeliveryState.Refused _, DeliveryState.GivenUp _ -> {}
    }
  }
}
