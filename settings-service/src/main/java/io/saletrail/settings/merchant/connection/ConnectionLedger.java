package io.saletrail.settings.merchant.connection;

import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.key.ApiKeys;
import io.saletrail.settings.access.key.KeyTable;
import io.saletrail.settings.access.session.SessionTable;
import io.saletrail.settings.access.session.Sessions;
import io.saletrail.settings.access.stripe.ConsoleLinks;
import io.saletrail.settings.merchant.Merchant;
import io.saletrail.settings.merchant.SettingsLedger;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.credential.Credential;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Connects and disconnects merchants and publishes it, in one transaction. A disconnection also
/// erases the token, here and by a fact in all consumers.
@ApplicationScoped
public class ConnectionLedger {
  private static final Logger LOG = Logger.getLogger(ConnectionLedger.class);

  private final AuditLog audit;
  private final CatchUp catchUp;
  private final SessionTable table;
  private final Sessions sessions;
  private final ConsoleLinks links;
  private final KeyTable keyTable;
  private final ApiKeys keys;

  ConnectionLedger(
      AuditLog audit,
      CatchUp catchUp,
      SessionTable table,
      Sessions sessions,
      ConsoleLinks links,
      KeyTable keyTable,
      ApiKeys keys) {
    this.audit = audit;
    this.catchUp = catchUp;
    this.table = table;
    this.sessions = sessions;
    this.links = links;
    this.keyTable = keyTable;
    this.keys = keys;
  }

  /// The result of a report.
  ///
  /// @param changed whether the connection has changed
  private record ConnectionChange(Merchant merchant, boolean changed) {
    Optional<AuditRecord> record(AuditAction act, Actor by) {
      return changed
          ? Optional.of(AuditRecord.of(by, act, merchant.account(), ""))
          : Optional.empty();
    }
  }

  /// The Stripe App is installed. This creates a new merchant. For a returning one, polls resume at
  /// the cursor that ingest-service keeps, and [CatchUp] recovers what they cannot reach, even when
  /// no uninstall was reported.
  ///
  /// @param updatedAt when it was installed, by Stripe's clock
  /// @param by who reports it
  public Uni<SettingsResponse> connect(String account, Instant updatedAt, Actor by) {
    return audit
        .write(
            (session, facts) ->
                SettingsLedger.lock(session, account)
                    .chain(() -> SettingsLedger.merchant(session, account))
                    .chain(merchant -> connect(session, facts, merchant, updatedAt, by))
                    .chain(change -> connected(session, change)),
            connected -> connected.change().record(AuditAction.CONNECTED, by))
        .map(Connected::settings);
  }

  /// The Stripe App is uninstalled. Unknown accounts are ignored. The merchant's sessions and
  /// API keys end with it.
  public Uni<Void> disconnect(String account, Instant updatedAt, Actor by) {
    return audit
        .write(
            (session, facts) ->
                SettingsLedger.lock(session, account)
                    .chain(() -> SettingsLedger.merchant(session, account))
                    .chain(merchant -> disconnect(session, facts, merchant, updatedAt, by))
                    .call(change -> endSessions(session, change)),
            change -> change.record(AuditAction.DISCONNECTED, by))
        .invoke(sessions::forget)
        .invoke(keys::forget)
        .replaceWithVoid();
  }

  private Uni<?> endSessions(Mutiny.Session session, ConnectionChange change) {
    var account = change.merchant().account();
    return change.changed()
        ? table
            .endAll(session, account)
            .chain(() -> links.revoke(session, account))
            .chain(() -> keyTable.revokeAll(session, account))
        : Uni.createFrom().voidItem();
  }

  /// The result with the settings after it.
  private record Connected(ConnectionChange change, SettingsResponse settings) {}

  private Uni<ConnectionChange> connect(
      Mutiny.Session session, Outbox.Facts facts, Merchant merchant, Instant updatedAt, Actor by) {
    var created = merchant.version() == 0;
    var lostAt = merchant.lostAt();
    var now = now();
    return switch (merchant.applyConnection(Connection.CONNECTED, updatedAt, now)) {
      case OUTDATED -> Uni.createFrom().item(new ConnectionChange(merchant, false));
      case UNCHANGED ->
          catchUp
              .begin(session, facts, merchant.account(), lostAt, now)
              .replaceWith(new ConnectionChange(merchant, false));
      case CHANGED -> {
        facts.publish(merchant.fact());
        log(merchant, by);
        var next =
            created
                ? session.persist(merchant)
                : catchUp.begin(session, facts, merchant.account(), lostAt, now);
        yield next.replaceWith(new ConnectionChange(merchant, true));
      }
    };
  }

  private static Uni<ConnectionChange> disconnect(
      Mutiny.Session session, Outbox.Facts facts, Merchant merchant, Instant updatedAt, Actor by) {
    if (merchant.version() == 0) {
      return Uni.createFrom().item(new ConnectionChange(merchant, false));
    }
    return switch (merchant.applyConnection(Connection.DISCONNECTED, updatedAt, now())) {
      case OUTDATED, UNCHANGED -> Uni.createFrom().item(new ConnectionChange(merchant, false));
      case CHANGED -> disconnectAndDropToken(session, facts, merchant, by);
    };
  }

  private static Uni<ConnectionChange> disconnectAndDropToken(
      Mutiny.Session session, Outbox.Facts facts, Merchant merchant, Actor by) {
    facts.publish(merchant.fact());
    log(merchant, by);
    return session
        .find(Credential.class, merchant.account())
        .invoke(
            credential -> {
              if (credential != null) {
                credential.erase(now());
                facts.publish(credential.fact());
              }
            })
        .replaceWith(new ConnectionChange(merchant, true));
  }

  private static Uni<Connected> connected(Mutiny.Session session, ConnectionChange change) {
    return session
        .find(Credential.class, change.merchant().account())
        .chain(credential -> SettingsLedger.response(session, change.merchant(), credential))
        .map(settings -> new Connected(change, settings));
  }

  /// Milliseconds, so that the stored time equals the published one.
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static void log(Merchant merchant, Actor by) {
    LOG.infof(
        "merchant.connection merchant=%s connection=%s version=%d by=%s",
        merchant.account(), merchant.connection(), merchant.version(), by.logName());
  }
}
