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

/// The deliveries after a batch of changed conversions.
///
/// @param added new deliveries
/// @param revised existing deliveries, in their new state
/// @param held deliveries that are held now and were not before
/// @param tenants those with work now
public record DeliveryChanges(
    List<Delivery> added, List<Delivery> revised, List<DeliveryHeld> held, Set<TenantId> tenants) {

  /// All changed deliveries.
  public List<Delivery> entered() {
    return Stream.concat(added.stream(), revised.stream()).toList();
  }

  /// Decides about each change independently.
  ///
  /// @param facts one per conversion
  /// @param known the stored deliveries of these conversions
  public static DeliveryChanges of(
      Collection<ConversionChanged> facts,
      Map<String, Delivery> known,
      Map<String, Merchant> merchants,
      Instant now) {
    var changes =
        new DeliveryChanges(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>());
    for (var change : facts) {
      var merchant = merchants.getOrDefault(change.account(), Merchant.unknown(change.account()));
      var before = known.get(change.conversion());
      if (before == null) {
        var delivery = DeliveryRules.begin(change, merchant, now);
        changes.added.add(delivery);
        changes.classify(delivery, now);
      } else {
        DeliveryRules.revise(before, change, merchant, now)
            .ifPresent(after -> changes.revise(before, after, now));
      }
    }
    return changes;
  }

  private void revise(Delivery before, Delivery after, Instant now) {
    revised.add(after);
    if (!before.state().equals(after.state())) {
      classify(after, now);
    }
  }

  private void classify(Delivery delivery, Instant now) {
    switch (delivery.state()) {
      case DeliveryState.Due _ -> delivery.tenant().ifPresent(tenants::add);
      case DeliveryState.Held(var cause) -> held.add(delivery.heldFor(cause, now));
      case DeliveryState.Delivered _, DeliveryState.Refused _, DeliveryState.GivenUp _ -> {}
    }
  }
}
