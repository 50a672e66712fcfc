package io.saletrail.publisher.delivery;

import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.trackdesk.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a lane does with its due deliveries: the calls to make, the deliveries to hold, and the
/// state of each to record before anything is sent.
public record LanePlan(List<Delivery> changed, List<Attempt> attempts, List<DeliveryHeld> held) {

  /// Decides about each delivery independently.
  ///
  /// @param due deliveries of these merchants, each due
  /// @param lostAt when a call that starts now counts as lost
  public static LanePlan of(
      Collection<Delivery> due, Map<String, Merchant> merchants, Instant now, Instant lostAt) {
    var plan = new LanePlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var delivery : due) {
      var account = delivery.sale().account();
      plan.plan(delivery, merchants.getOrDefault(account, Merchant.unknown(account)), now, lostAt);
    }
    return plan;
  }

  private void plan(Delivery delivery, Merchant merchant, Instant now, Instant lostAt) {
    switch (DeliveryRules.next(delivery, merchant)) {
      case NextAction.Send send -> {
        var calling = DeliveryRules.calling(delivery, send, lostAt);
        changed.add(calling);
        attempts.add(
            new Attempt(
                delivery,
                send,
                delivery.tenant().flatMap(merchant::binding).orElseThrow(),
                calling.retry().attempts(),
                now));
      }
      case NextAction.Hold(var cause) -> {
        changed.add(delivery.with(new DeliveryState.Held(cause)));
        held.add(delivery.heldFor(cause, now));
      }
      case NextAction.Nothing _ -> changed.add(delivery.with(new DeliveryState.Delivered()));
    }
  }

  /// The calls to a tenant.
  public List<Attempt> attempts(TenantId tenant) {
    return attempts.stream().filter(each -> each.tenant().equals(tenant)).toList();
  }

  /// How many deliveries of a tenant were due.
  public int found(TenantId tenant) {
    return (int) changed.stream().filter(each -> each.tenant().equals(Optional.of(tenant))).count();
  }
}
