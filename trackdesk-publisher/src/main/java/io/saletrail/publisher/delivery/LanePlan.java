package io.saletrail.publisher.delivery;

import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.publisher.merchant.Merchant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

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
                merchant,
                merchant.tenant().orElseThrow(),
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

  /// The part of the plan for these accounts.
  public LanePlan of(Collection<String> accounts) {
    return new LanePlan(
        changed.stream().filter(each -> concerns(accounts, each)).toList(),
        attempts.stream().filter(each -> concerns(accounts, each.before())).toList(),
        held.stream().filter(each -> accounts.contains(each.account())).toList());
  }

  private static boolean concerns(Collection<String> accounts, Delivery delivery) {
    return accounts.contains(delivery.sale().account());
  }
}
