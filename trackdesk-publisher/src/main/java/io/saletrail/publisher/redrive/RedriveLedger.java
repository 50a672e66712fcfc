package io.saletrail.publisher.redrive;

import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryRules;
import io.saletrail.publisher.delivery.DeliveryTable;
import io.saletrail.publisher.delivery.State;
import io.saletrail.publisher.lane.LaneKeeper;
import io.saletrail.publisher.lane.LaneTable;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.redrive.Redriven.Planned;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Re-drives in transactions of a bearable size, and wakes the lanes that have work then.
@ApplicationScoped
public class RedriveLedger {
    private static final Logger LOG = Logger.getLogger(RedriveLedger.class);

    /// Deliveries in one transaction.
    private static final int BATCH = 500;

    /// Deliveries in one request; the answer says where to go on.
    private static final int MOST = 50_000;

    private final Outbox outbox;
    private final LaneKeeper lanes;

    RedriveLedger(Outbox outbox, LaneKeeper lanes) {
        this.outbox = outbox;
        this.lanes = lanes;
    }

    /// One transaction's part.
    private record Part(List<Planned> planned, Set<TenantId> tenants) {}

    Uni<Redriven> redrive(RedriveOrder.One order, boolean rehearsal) {
        return outbox.transact(
                        (session, facts) ->
                                part(
                                        session,
                                        facts,
                                        List.of(order.conversion()),
                                        any -> true,
                                        rehearsal))
                .invoke(part -> lanes.wake(part.tenants()))
                .map(part -> Redriven.nothing(rehearsal).and(part.planned()))
                .invoke(
                        redriven ->
                                LOG.infof(
                                        "delivery.redrive conversion=%s rehearsal=%b deliveries=%d",
                                        order.conversion(), rehearsal, redriven.deliveries()));
    }

    Uni<Redriven> redrive(RedriveOrder.Many order, boolean rehearsal) {
        return goOn(order, Redriven.nothing(rehearsal))
                .invoke(
                        redriven ->
                                LOG.infof(
                                        "delivery.redrive merchant=%s reason=%s rehearsal=%b deliveries=%d",
                                        order.account(),
                                        order.reason(),
                                        rehearsal,
                                        redriven.deliveries()));
    }

    private Uni<Redriven> goOn(RedriveOrder.Many order, Redriven soFar) {
        return outbox.transact((session, facts) -> waiting(session, order))
                .chain(
                        conversions ->
                                conversions.isEmpty()
                                        ? Uni.createFrom().item(soFar)
                                        : redrive(order, conversions, soFar));
    }

    private Uni<Redriven> redrive(
            RedriveOrder.Many order, List<String> conversions, Redriven soFar) {
        return outbox.transact(
                        (session, facts) ->
                                part(session, facts, conversions, order::wants, soFar.rehearsal()))
                .invoke(part -> lanes.wake(part.tenants()))
                .map(part -> soFar.and(part.planned()))
                .chain(
                        now -> {
                            var last = conversions.getLast();
                            return now.deliveries() < MOST
                                    ? goOn(order.from(last), now)
                                    : Uni.createFrom().item(now.goingOn(last));
                        });
    }

    private static Uni<List<String>> waiting(Mutiny.Session session, RedriveOrder.Many order) {
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
            Predicate<Delivery> wanted,
            boolean rehearsal) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return DeliveryTable.accounts(session, conversions)
                .chain(accounts -> MerchantTable.share(session, accounts))
                .chain(
                        merchants ->
                                DeliveryTable.lock(session, conversions)
                                        .map(TreeMap::new)
                                        .chain(
                                                found -> {
                                                    var again =
                                                            found.values().stream()
                                                                    .filter(wanted)
                                                                    .flatMap(
                                                                            each ->
                                                                                    DeliveryRules
                                                                                            .redrive(
                                                                                                    each,
                                                                                                    merchant(
                                                                                                            each,
                                                                                                            merchants),
                                                                                                    now)
                                                                                            .stream())
                                                                    .toList();
                                                    return write(
                                                            session, facts, again, merchants, now,
                                                            rehearsal);
                                                }));
    }

    private static Uni<Part> write(
            Mutiny.Session session,
            Outbox.Facts facts,
            List<Delivery> again,
            Map<String, Merchant> merchants,
            Instant now,
            boolean rehearsal) {
        var planned = new ArrayList<Planned>();
        var tenants = new HashSet<TenantId>();
        for (var delivery : again) {
            var merchant = merchant(delivery, merchants);
            planned.add(Planned.of(delivery, merchant));
            if (delivery.state() instanceof State.Due) {
                merchant.tenant().ifPresent(tenants::add);
            }
        }
        if (rehearsal) {
            return Uni.createFrom().item(new Part(planned, Set.of()));
        }
        return DeliveryTable.update(session, again)
                .invoke(() -> again.forEach(each -> sayHeld(facts, each, now)))
                .chain(() -> LaneTable.workArrived(session, tenants))
                .replaceWith(new Part(planned, tenants));
    }

    private static void sayHeld(Outbox.Facts facts, Delivery delivery, Instant now) {
        if (delivery.state() instanceof State.Held(var cause)) {
            facts.say(delivery.heldFor(cause, now));
        }
    }

    private static Merchant merchant(Delivery delivery, Map<String, Merchant> merchants) {
        var account = delivery.sale().account();
        return merchants.getOrDefault(account, Merchant.unknown(account));
    }
}
