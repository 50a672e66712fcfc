package io.saletrail.publisher.redrive;

import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryRules;
import io.saletrail.publisher.delivery.DeliveryState;
import io.saletrail.publisher.delivery.DeliveryTable;
import io.saletrail.publisher.lane.LaneTable;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/// As much of a re-drive as one transaction bears.
final class RedriveBatch {
  /// Deliveries in one transaction.
  private static final int BATCH = 500;

  private RedriveBatch() {}

  /// What one transaction did, or would do.
  ///
  /// @param found deliveries that the order meant
  /// @param tenants those with something to do now
  /// @param last where to go on; empty at the end
  record Part(int found, List<PlannedCall> planned, Set<TenantId> tenants, Optional<String> last) {
    static final Part NONE = new Part(0, List.of(), Set.of(), Optional.empty());

    Part upTo(String conversion) {
      return new Part(found, planned, tenants, Optional.of(conversion));
    }
  }

  /// A delivery before and after.
  private record Again(Delivery before, Delivery after) {}

  /// Takes the next step of an order, or says what it would be.
  static Uni<Part> take(
      Mutiny.Session session, Outbox.Facts facts, RedriveSelection order, boolean rehearsal) {
    return switch (order) {
      case RedriveSelection.One one ->
          part(session, facts, List.of(one.conversion()), one, rehearsal);
      case RedriveSelection.Many many ->
          waiting(session, many)
              .chain(
                  conversions ->
                      conversions.isEmpty()
                          ? Uni.createFrom().item(Part.NONE)
                          : part(session, facts, conversions, many, rehearsal)
                              .map(part -> part.upTo(conversions.getLast())));
      case RedriveSelection.Unclear _ -> Uni.createFrom().item(Part.NONE);
    };
  }

  private static Uni<List<String>> waiting(Mutiny.Session session, RedriveSelection.Many order) {
    return DeliveryTable.waiting(
        session,
        order.account(),
        order.reason(),
        order.since(),
        order.until(),
        order.after(),
        BATCH);
  }

  /// Merchants are locked before deliveries.
  private static Uni<Part> part(
      Mutiny.Session session,
      Outbox.Facts facts,
      List<String> conversions,
      RedriveSelection order,
      boolean rehearsal) {
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return DeliveryTable.accounts(session, conversions)
        .chain(accounts -> MerchantTable.share(session, accounts))
        .chain(
            merchants ->
                meant(session, conversions, order)
                    .chain(meant -> write(session, facts, meant, merchants, now, rehearsal)));
  }

  private static Uni<List<Delivery>> meant(
      Mutiny.Session session, List<String> conversions, RedriveSelection order) {
    return DeliveryTable.lock(session, conversions)
        .map(TreeMap::new)
        .map(found -> found.values().stream().filter(order::wants).toList());
  }

  private static Uni<Part> write(
      Mutiny.Session session,
      Outbox.Facts facts,
      List<Delivery> meant,
      Map<String, Merchant> merchants,
      Instant now,
      boolean rehearsal) {
    var again = new ArrayList<Again>();
    for (var delivery : meant) {
      DeliveryRules.redrive(delivery, merchant(delivery, merchants), now)
          .ifPresent(after -> again.add(new Again(delivery, after)));
    }
    var planned =
        again.stream()
            .map(
                each ->
                    PlannedCall.of(each.before(), each.after(), merchant(each.after(), merchants)))
            .toList();
    if (rehearsal) {
      return Uni.createFrom().item(new Part(meant.size(), planned, Set.of(), Optional.empty()));
    }
    var changed = again.stream().map(Again::after).toList();
    var tenants = tenants(changed, merchants);
    return DeliveryTable.update(session, changed)
        .invoke(() -> changed.forEach(each -> sayHeld(facts, each, now)))
        .chain(() -> LaneTable.workArrived(session, tenants))
        .replaceWith(new Part(meant.size(), planned, tenants, Optional.empty()));
  }

  private static Set<TenantId> tenants(
      Collection<Delivery> changed, Map<String, Merchant> merchants) {
    var tenants = new HashSet<TenantId>();
    for (var delivery : changed) {
      if (delivery.state() instanceof DeliveryState.Due) {
        merchant(delivery, merchants).tenant().ifPresent(tenants::add);
      }
    }
    return tenants;
  }

  private static void sayHeld(Outbox.Facts facts, Delivery delivery, Instant now) {
    if (delivery.state() instanceof DeliveryState.Held(var cause)) {
      facts.publish(delivery.heldFor(cause, now));
    }
  }

  private static Merchant merchant(Delivery delivery, Map<String, Merchant> merchants) {
    var account = delivery.sale().account();
    return merchants.getOrDefault(account, Merchant.unknown(account));
  }
}
