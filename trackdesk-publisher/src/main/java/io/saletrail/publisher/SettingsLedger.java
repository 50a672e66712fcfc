package io.saletrail.publisher;

import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.Delivery;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// A merchant's settings or token changed: keeps them, and lets everything of theirs go on, or puts
/// it aside, as they now say.
@ApplicationScoped
class SettingsLedger {
  private final Outbox outbox;

  SettingsLedger(Outbox outbox) {
    this.outbox = outbox;
  }

  /// What a merchant's deliveries do now.
  private sealed interface Arranged {
    /// This lane has something to do.
    record GoOn(TenantId tenant) implements Arranged {}

    /// They wait.
    record Wait() implements Arranged {}

    /// So many wait that another transaction is needed for the rest.
    record WaitAndMore() implements Arranged {}
  }

  /// Enters settings.
  ///
  /// @return the tenant whose lane has work now, if one has
  Uni<Set<TenantId>> enter(MerchantSettings settings) {
    return enter(settings.account(), session -> MerchantTable.save(session, settings));
  }

  /// Enters a token.
  ///
  /// @return the tenant whose lane has work now, if one has
  Uni<Set<TenantId>> enter(MerchantCredentials credentials) {
    return enter(credentials.account(), session -> MerchantTable.save(session, credentials));
  }

  /// The token was taken away.
  Uni<Set<TenantId>> forgetToken(String account) {
    return enter(account, session -> MerchantTable.forgetCredentials(session, account));
  }

  // Arranging does not ask whether the message was news: after a crash in between it comes again.
  private Uni<Set<TenantId>> enter(String account, Function<Mutiny.Session, Uni<?>> save) {
    return outbox
        .write(
            (session, facts) ->
                MerchantTable.lock(session, account)
                    .chain(() -> save.apply(session))
                    .chain(() -> TokenCheckTable.ask(session, account, now()))
                    .chain(() -> arrange(session, facts, account)))
        .chain(arranged -> rest(account, arranged));
  }

  private Uni<Set<TenantId>> rest(String account, Arranged arranged) {
    return switch (arranged) {
      case Arranged.GoOn(var tenant) -> Uni.createFrom().item(Set.of(tenant));
      case Arranged.Wait _ -> Uni.createFrom().item(Set.of());
      case Arranged.WaitAndMore _ ->
          outbox
              .write((session, facts) -> arrange(session, facts, account))
              .chain(more -> rest(account, more));
    };
  }

  private static Uni<Arranged> arrange(Mutiny.Session session, Outbox.Facts facts, String account) {
    var now = now();
    return MerchantTable.share(session, Set.of(account))
        .map(merchants -> merchants.getOrDefault(account, Merchant.unknown(account)))
        .chain(
            merchant ->
                merchant
                    .hindrance()
                    .map(cause -> hold(session, facts, merchant, cause, now))
                    .orElseGet(() -> goOn(session, merchant, now))
                    .chain(arranged -> check(session, merchant, arranged)));
  }

  /// Where nothing is sent, in shadow mode, the token is tried all the same.
  private static Uni<Arranged> check(Mutiny.Session session, Merchant merchant, Arranged arranged) {
    return switch (arranged) {
      case Arranged.GoOn _, Arranged.WaitAndMore _ -> Uni.createFrom().item(arranged);
      case Arranged.Wait _ ->
          TokenCheck.lane(merchant)
              .map(tenant -> busy(session, tenant))
              .orElseGet(() -> Uni.createFrom().item(arranged));
    };
  }

  private static Uni<Arranged> goOn(Mutiny.Session session, Merchant merchant, Instant now) {
    var tenant = merchant.tenant().orElseThrow();
    return DeliveryTable.resume(session, merchant.account(), now)
        .chain(() -> busy(session, tenant));
  }

  private static Uni<Arranged> busy(Mutiny.Session session, TenantId tenant) {
    return LaneTable.open(session, List.of(tenant))
        .chain(() -> LaneTable.workArrived(session, List.of(tenant)))
        .replaceWith(new Arranged.GoOn(tenant));
  }

  private static Uni<Arranged> hold(
      Mutiny.Session session,
      Outbox.Facts facts,
      Merchant merchant,
      DeliveryHeld.Cause cause,
      Instant now) {
    var account = merchant.account();
    return DeliveryTable.hold(session, account, cause)
        .call(held -> ShadowTable.record(session, held, Map.of(account, merchant), now))
        .invoke(held -> held.forEach(each -> facts.publish(each.heldFor(cause, now))))
        .map(SettingsLedger::waiting);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  private static Arranged waiting(List<Delivery> held) {
    return held.size() < DeliveryTable.HOLD_BATCH
        ? new Arranged.Wait()
        : new Arranged.WaitAndMore();
  }
}
