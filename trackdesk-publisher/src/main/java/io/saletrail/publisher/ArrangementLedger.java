package io.saletrail.publisher;

import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.DatabaseClock;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryFacts;
import io.saletrail.publisher.delivery.DeliveryRules;
import io.saletrail.publisher.delivery.DeliveryState;
import io.saletrail.publisher.delivery.DeliveryTable;
import io.saletrail.publisher.lane.LaneKeeper;
import io.saletrail.publisher.lane.LaneTable;
import io.saletrail.publisher.merchant.Binding;
import io.saletrail.publisher.merchant.Credential;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.merchant.MerchantTable.Unarranged;
import io.saletrail.publisher.shadow.ShadowTable;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Makes a merchant's due and held deliveries follow a change of settings or tokens: each is held,
/// resumed or left as it is by [DeliveryRules#arrange]. A slice is one transaction, so a merchant
/// with a million held sales delays no other. What a crash leaves undone, [ArrangementSweep] does.
@ApplicationScoped
class ArrangementLedger {
  private static final Logger LOG = Logger.getLogger(ArrangementLedger.class);

  /// Deliveries in one transaction.
  static final int SLICE = 500;

  /// A sweep takes over when no slice has ended for this long.
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final String FIRST = "";

  private final Outbox outbox;
  private final LaneKeeper lanes;

  ArrangementLedger(Outbox outbox, LaneKeeper lanes) {
    this.outbox = outbox;
    this.lanes = lanes;
  }

  /// One transaction's result.
  ///
  /// @param last the last delivery of the slice; empty at the end
  private record Slice(Optional<String> last, Set<TenantId> tenants) {}

  /// Arranges the first slice; the others follow in the background.
  ///
  /// @param changes the number of the change
  /// @return the tenants whose lanes have work
  Uni<Set<TenantId>> begin(String account, long changes) {
    return slice(account, changes, FIRST)
        .invoke(slice -> slice.last().ifPresent(last -> continueAfter(account, changes, last)))
        .map(Slice::tenants);
  }

  private void continueAfter(String account, long changes, String last) {
    rest(account, changes, last)
        .subscribe()
        .with(
            done -> {},
            failure ->
                LOG.warnf(
                    "delivery.arrange merchant=%s outcome=FAILED error=%s",
                    account, failure.getClass().getSimpleName()));
  }

  /// Arranges all slices.
  Uni<Void> all(Unarranged merchant) {
    return rest(merchant.account(), merchant.changes(), FIRST);
  }

  private Uni<Void> rest(String account, long changes, String after) {
    return slice(account, changes, after)
        .invoke(slice -> lanes.wake(slice.tenants()))
        .chain(
            slice ->
                slice
                    .last()
                    .map(last -> rest(account, changes, last))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Slice> slice(String account, long changes, String after) {
    return outbox.write(
        (session, facts) ->
            MerchantTable.share(session, Set.of(account))
                .map(known -> known.getOrDefault(account, Merchant.unknown(account)))
                .chain(merchant -> slice(session, facts, merchant, changes, after)));
  }

  private static Uni<Slice> slice(
      Mutiny.Session session, Outbox.Facts facts, Merchant merchant, long changes, String after) {
    var tenants = active(merchant);
    return DatabaseClock.now(session)
        .chain(now -> arrange(session, facts, merchant, after, now))
        .call(last -> record(session, merchant.account(), changes, last))
        .call(() -> LaneTable.create(session, tenants))
        .call(() -> LaneTable.workArrived(session, tenants))
        .map(last -> new Slice(last, tenants));
  }

  private static Uni<Optional<String>> arrange(
      Mutiny.Session session, Outbox.Facts facts, Merchant merchant, String after, Instant now) {
    return DeliveryTable.lockOpen(session, merchant.account(), after, SLICE)
        .call(found -> write(session, facts, changed(found, merchant, now), merchant, now))
        .map(
            found ->
                found.size() < SLICE
                    ? Optional.empty()
                    : Optional.of(found.getLast().sale().conversion()));
  }

  private static List<Delivery> changed(List<Delivery> found, Merchant merchant, Instant now) {
    return found.stream()
        .flatMap(delivery -> DeliveryRules.arrange(delivery, merchant, now).stream())
        .toList();
  }

  private static Uni<?> write(
      Mutiny.Session session,
      Outbox.Facts facts,
      List<Delivery> changed,
      Merchant merchant,
      Instant now) {
    var merchants = Map.of(merchant.account(), merchant);
    return DeliveryTable.update(session, changed)
        .chain(() -> ShadowTable.record(session, changed, merchants, now))
        .chain(() -> DeliveryFacts.publish(session, facts, held(changed, now)));
  }

  private static List<DeliveryHeld> held(Collection<Delivery> changed, Instant now) {
    return changed.stream().flatMap(each -> held(each, now).stream()).toList();
  }

  private static Optional<DeliveryHeld> held(Delivery delivery, Instant now) {
    return delivery.state() instanceof DeliveryState.Held(var cause)
        ? Optional.of(delivery.heldFor(cause, now))
        : Optional.empty();
  }

  private static Uni<?> record(
      Mutiny.Session session, String account, long changes, Optional<String> last) {
    return last.isPresent()
        ? MerchantTable.arranging(session, account, LEASE)
        : MerchantTable.arranged(session, account, changes);
  }

  /// The tenants whose lanes may have work: those with a token, rejected ones to be checked again
  /// included. In shadow mode, too, the token is checked.
  private static Set<TenantId> active(Merchant merchant) {
    return merchant.connected()
        ? merchant.bindings().values().stream()
            .filter(binding -> !(binding.credential() instanceof Credential.Missing))
            .map(Binding::tenant)
            .collect(Collectors.toSet())
        : Set.of();
  }
}
