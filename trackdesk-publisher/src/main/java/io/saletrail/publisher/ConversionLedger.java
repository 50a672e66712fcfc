package io.saletrail.publisher;

import static java.util.function.BinaryOperator.maxBy;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.feed.PositionUpdate;
import io.saletrail.publisher.delivery.DeliveryChanges;
import io.saletrail.publisher.delivery.DeliveryFacts;
import io.saletrail.publisher.delivery.DeliveryTable;
import io.saletrail.publisher.lane.LaneTable;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.shadow.ShadowTable;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/// The one transaction for changed conversions: deliveries, holds, and the lanes that have work
/// now.
@ApplicationScoped
class ConversionLedger {
  private static final int INSERT_RETRIES = 3;

  private static final Comparator<ConversionChanged> BY_REVISION =
      Comparator.comparingLong(ConversionChanged::revision);

  private final Outbox outbox;

  ConversionLedger(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Another consumer entered one of the conversions first, after a partition moved.
  private static final class ConcurrentInsert extends RuntimeException {}

  /// Enters changes of conversions, in any order and with any repetition.
  ///
  /// @param position of the feed that brings them
  /// @return the tenants whose lanes have work
  Uni<Set<TenantId>> enter(Collection<ConversionChanged> changes, PositionUpdate position) {
    var newest =
        changes.stream()
            .collect(toMap(ConversionChanged::conversion, identity(), maxBy(BY_REVISION)));
    return outbox
        .write((session, facts) -> enter(session, facts, newest).call(() -> position.in(session)))
        .onFailure(ConcurrentInsert.class)
        .retry()
        .atMost(INSERT_RETRIES);
  }

  private static Uni<Set<TenantId>> enter(
      Mutiny.Session session, Outbox.Facts facts, Map<String, ConversionChanged> newest) {
    var accounts = newest.values().stream().map(ConversionChanged::account).collect(toSet());
    return share(session, accounts)
        .chain(
            shared ->
                decide(session, newest, shared.merchants(), shared.at())
                    .call(changes -> write(session, changes))
                    .call(changes -> recordShadow(session, changes, shared)))
        .call(changes -> DeliveryFacts.publish(session, facts, changes.held()))
        .call(changes -> LaneTable.workArrived(session, changes.tenants()))
        .map(DeliveryChanges::tenants);
  }

  /// Merchants that share a transaction do not wait for the settings of one of them.
  private static Uni<MerchantTable.Shared> share(Mutiny.Session session, Set<String> accounts) {
    return accounts.size() == 1
        ? MerchantTable.shareNow(session, accounts)
        : MerchantTable.tryShareNow(session, accounts);
  }

  private static Uni<?> recordShadow(
      Mutiny.Session session, DeliveryChanges changes, MerchantTable.Shared shared) {
    return ShadowTable.record(session, changes.entered(), shared.merchants(), shared.at());
  }

  private static Uni<DeliveryChanges> decide(
      Mutiny.Session session,
      Map<String, ConversionChanged> newest,
      Map<String, Merchant> merchants,
      Instant now) {
    return DeliveryTable.lock(session, newest.keySet())
        .map(known -> DeliveryChanges.of(newest.values(), known, merchants, now));
  }

  private static Uni<Integer> write(Mutiny.Session session, DeliveryChanges changes) {
    return DeliveryTable.insert(session, changes.added())
        .invoke(
            inserted -> {
              if (inserted < changes.added().size()) {
                throw new ConcurrentInsert();
              }
            })
        .chain(() -> DeliveryTable.update(session, changes.revised()));
  }
}
