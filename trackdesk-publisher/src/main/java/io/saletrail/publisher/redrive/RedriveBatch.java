package io.saletrail.publisher.redrive;

import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.DatabaseClock;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryFacts;
import io.saletrail.publisher.delivery.DeliveryState;
import io.saletrail.publisher.delivery.DeliveryTable;
import io.saletrail.publisher.lane.LaneTable;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/// The part of a re-drive that fits into one transaction.
final class RedriveBatch {
  /// Deliveries in one transaction.
  private static final int SIZE = 500;

  private RedriveBatch() {}

  /// The result of one transaction, or of its dry run.
  ///
  /// @param found deliveries that the selection matched
  /// @param tenants the tenants with work now
  /// @param last where to resume; empty at the end
  record Batch(int found, List<PlannedCall> planned, Set<TenantId> tenants, Optional<String> last) {
    static final Batch NONE = new Batch(0, List.of(), Set.of(), Optional.empty());

    Batch upTo(String conversion) {
      return new Batch(found, planned, tenants, Optional.of(conversion));
    }
  }

  /// A delivery before and after.
  private record Change(Delivery before, Delivery after) {}

  /// Runs the next batch of a selection, or only plans it.
  static Uni<Batch> take(
      Mutiny.Session session, Outbox.Facts facts, RedriveSelection selection, RedriveMode mode) {
    return switch (selection) {
      case RedriveSelection.One one -> batch(session, facts, List.of(one.conversion()), one, mode);
      case RedriveSelection.Many many ->
          conversions(session, many)
              .chain(
                  conversions ->
                      conversions.isEmpty()
                          ? Uni.createFrom().item(Batch.NONE)
                          : batch(session, facts, conversions, many, mode)
                              .map(batch -> batch.upTo(conversions.getLast())));
      case RedriveSelection.Invalid _ -> Uni.createFrom().item(Batch.NONE);
    };
  }

  private static Uni<List<String>> conversions(
      Mutiny.Session session, RedriveSelection.Many selection) {
    return DeliveryTable.redrivable(
        session,
        selection.account(),
        selection.reason(),
        selection.since(),
        selection.until(),
        selection.after(),
        SIZE);
  }

  /// Merchants are locked before deliveries.
  private static Uni<Batch> batch(
      Mutiny.Session session,
      Outbox.Facts facts,
      List<String> conversions,
      RedriveSelection selection,
      RedriveMode mode) {
    return DatabaseClock.now(session)
        .chain(now -> batch(session, facts, conversions, selection, mode, now));
  }

  private static Uni<Batch> batch(
      Mutiny.Session session,
      Outbox.Facts facts,
      List<String> conversions,
      RedriveSelection selection,
      RedriveMode mode,
      Instant now) {
    return DeliveryTable.accounts(session, conversions)
        .chain(accounts -> MerchantTable.share(session, accounts))
        .chain(
            merchants ->
                selected(session, conversions, selection)
                    .chain(selected -> write(session, facts, selected, merchants, now, mode)));
  }

  private static Uni<List<Delivery>> selected(
      Mutiny.Session session, List<String> conversions, RedriveSelection selection) {
    return DeliveryTable.lock(session, conversions)
        .map(TreeMap::new)
        .map(found -> found.values().stream().filter(selection::matches).toList());
  }

  private static Uni<Batch> write(
      Mutiny.Session session,
      Outbox.Facts facts,
      List<Delivery> selected,
      Map<String, Merchant> merchants,
      Instant now,
      RedriveMode mode) {
    var changes = new ArrayList<Change>();
    for (var delivery : selected) {
      mode.apply(delivery, merchant(delivery, merchants), now)
          .ifPresent(after -> changes.add(new Change(delivery, after)));
    }
    var planned =
        changes.stream()
            .map(
                each ->
                    PlannedCall.of(each.before(), each.after(), merchant(each.after(), merchants)))
            .toList();
    if (mode.dryRun()) {
      return Uni.createFrom().item(new Batch(selected.size(), planned, Set.of(), Optional.empty()));
    }
    var changed = changes.stream().map(Change::after).toList();
    var tenants = tenants(changed);
    return DeliveryTable.update(session, changed)
        .chain(() -> DeliveryFacts.publish(session, facts, held(changed, now)))
        .chain(() -> LaneTable.workArrived(session, tenants))
        .replaceWith(new Batch(selected.size(), planned, tenants, Optional.empty()));
  }

  private static Set<TenantId> tenants(Collection<Delivery> changed) {
    var tenants = new HashSet<TenantId>();
    for (var delivery : changed) {
      if (delivery.state() instanceof DeliveryState.Due) {
        delivery.tenant().ifPresent(tenants::add);
      }
    }
    return tenants;
  }

  private static List<DeliveryHeld> held(Collection<Delivery> changed, Instant now) {
    var held = new ArrayList<DeliveryHeld>();
    for (var delivery : changed) {
      if (delivery.state() instanceof DeliveryState.Held(var cause)) {
        held.add(delivery.heldFor(cause, now));
      }
    }
    return held;
  }

  private static Merchant merchant(Delivery delivery, Map<String, Merchant> merchants) {
    var account = delivery.sale().account();
    return merchants.getOrDefault(account, Merchant.unknown(account));
  }
}
