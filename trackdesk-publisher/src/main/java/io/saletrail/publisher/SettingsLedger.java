package io.saletrail.publisher;

import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.DatabaseClock;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryFacts;
import io.saletrail.publisher.delivery.DeliveryTable;
import io.saletrail.publisher.lane.LaneTable;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.shadow.ShadowTable;
import io.saletrail.publisher.token.TokenCheck;
import io.saletrail.publisher.token.TokenCheckTable;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// A merchant's settings or token changed: stores them, and resumes or holds the merchant's
/// deliveries accordingly.
@ApplicationScoped
class SettingsLedger {
  private final Outbox outbox;

  SettingsLedger(Outbox outbox) {
    this.outbox = outbox;
  }

  /// The state of a merchant's deliveries after the change.
  private sealed interface Arrangement {
    /// This lane has work.
    record Resume(TenantId tenant) implements Arrangement {}

    /// The deliveries are held.
    record Hold() implements Arrangement {}

    /// The batch was full: another transaction holds the rest.
    record HoldMore() implements Arrangement {}
  }

  /// Enters settings.
  ///
  /// @return the tenant whose lane has work now, if any
  Uni<Set<TenantId>> enter(MerchantSettings settings) {
    return enter(settings.account(), session -> MerchantTable.save(session, settings));
  }

  /// Enters a token or its removal.
  ///
  /// @return the tenant whose lane has work now, if any
  Uni<Set<TenantId>> enter(MerchantCredentials credentials) {
    return enter(credentials.account(), session -> MerchantTable.save(session, credentials));
  }

  // Runs also for a repeated message: a crash may have separated the two transactions.
  private Uni<Set<TenantId>> enter(String account, Function<Mutiny.Session, Uni<?>> save) {
    return outbox
        .write(
            (session, facts) ->
                MerchantTable.lock(session, List.of(account))
                    .chain(() -> save.apply(session))
                    .chain(() -> DatabaseClock.now(session))
                    .chain(now -> TokenCheckTable.request(session, account, now))
                    .chain(() -> arrange(session, facts, account)))
        .chain(arrangement -> holdRest(account, arrangement));
  }

  private Uni<Set<TenantId>> holdRest(String account, Arrangement arrangement) {
    return switch (arrangement) {
      case Arrangement.Resume(var tenant) -> Uni.createFrom().item(Set.of(tenant));
      case Arrangement.Hold _ -> Uni.createFrom().item(Set.of());
      case Arrangement.HoldMore _ ->
          outbox
              .write((session, facts) -> arrange(session, facts, account))
              .chain(more -> holdRest(account, more));
    };
  }

  private static Uni<Arrangement> arrange(
      Mutiny.Session session, Outbox.Facts facts, String account) {
    return DatabaseClock.now(session).chain(now -> arrange(session, facts, account, now));
  }

  private static Uni<Arrangement> arrange(
      Mutiny.Session session, Outbox.Facts facts, String account, Instant now) {
    return MerchantTable.share(session, Set.of(account))
        .map(merchants -> merchants.getOrDefault(account, Merchant.unknown(account)))
        .chain(
            merchant ->
                merchant
                    .deliveryBlock()
                    .map(cause -> hold(session, facts, merchant, cause, now))
                    .orElseGet(() -> resume(session, merchant, now))
                    .chain(arrangement -> check(session, merchant, arrangement)));
  }

  /// In shadow mode, too, the token is probed.
  private static Uni<Arrangement> check(
      Mutiny.Session session, Merchant merchant, Arrangement arrangement) {
    return switch (arrangement) {
      case Arrangement.Resume _, Arrangement.HoldMore _ -> Uni.createFrom().item(arrangement);
      case Arrangement.Hold _ ->
          TokenCheck.lane(merchant)
              .map(tenant -> wakeLane(session, tenant))
              .orElseGet(() -> Uni.createFrom().item(arrangement));
    };
  }

  private static Uni<Arrangement> resume(Mutiny.Session session, Merchant merchant, Instant now) {
    var tenant = merchant.tenant().orElseThrow();
    return DeliveryTable.resume(session, merchant.account(), now)
        .chain(() -> wakeLane(session, tenant));
  }

  private static Uni<Arrangement> wakeLane(Mutiny.Session session, TenantId tenant) {
    return LaneTable.create(session, List.of(tenant))
        .chain(() -> LaneTable.workArrived(session, List.of(tenant)))
        .replaceWith(new Arrangement.Resume(tenant));
  }

  private static Uni<Arrangement> hold(
      Mutiny.Session session,
      Outbox.Facts facts,
      Merchant merchant,
      DeliveryHeld.Cause cause,
      Instant now) {
    var account = merchant.account();
    return DeliveryTable.hold(session, account, cause)
        .call(held -> ShadowTable.record(session, held, Map.of(account, merchant), now))
        .call(held -> DeliveryFacts.publish(session, facts, facts(held, cause, now)))
        .map(SettingsLedger::waiting);
  }

  private static List<DeliveryHeld> facts(
      List<Delivery> held, DeliveryHeld.Cause cause, Instant now) {
    return held.stream().map(each -> each.heldFor(cause, now)).toList();
  }

  private static Arrangement waiting(List<Delivery> held) {
    return held.size() < DeliveryTable.HOLD_BATCH
        ? new Arrangement.Hold()
        : new Arrangement.HoldMore();
  }
}
