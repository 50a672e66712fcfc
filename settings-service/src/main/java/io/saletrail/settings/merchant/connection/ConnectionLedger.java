package io.saletrail.settings.merchant.connection;

import io.saletrail.contracts.Topic;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.Actor;
import io.saletrail.settings.audit.AuditAction;
import io.saletrail.settings.audit.AuditLog;
import io.saletrail.settings.audit.AuditRecord;
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

/// Connects and disconnects merchants, and says so, in one transaction. With the connection goes
/// the token: it is overwritten here and taken back from everybody who was told.
@ApplicationScoped
public class ConnectionLedger {
  private static final Logger LOG = Logger.getLogger(ConnectionLedger.class);

  private final AuditLog audit;
  private final CatchUp catchUp;

  ConnectionLedger(AuditLog audit, CatchUp catchUp) {
    this.audit = audit;
    this.catchUp = catchUp;
  }

  /// What came of the news.
  ///
  /// @param turned whether the connection is another one now
  private record Turn(Merchant merchant, boolean turned) {
    Optional<AuditRecord> deed(AuditAction act, Actor by) {
      return turned
          ? Optional.of(AuditRecord.of(by, act, merchant.account(), ""))
          : Optional.empty();
    }
  }

  /// The Stripe App is installed. A merchant who is new begins here; one who returns goes on
  /// where the polls stopped, which ingest-service keeps, and what polls can no longer reach is
  /// caught up with. So it is where nobody ever told us that the app was gone.
  ///
  /// @param newsAt when it came to be so, by Stripe's clock
  /// @param by who says so
  public Uni<SettingsResponse> connect(String account, Instant newsAt, Actor by) {
    return audit
        .act(
            (session, facts) ->
                SettingsLedger.oneAtATime(session, account)
                    .chain(() -> SettingsLedger.merchant(session, account))
                    .chain(merchant -> connect(session, facts, merchant, newsAt, by))
                    .chain(turn -> answered(session, turn)),
            answered -> answered.turn().deed(AuditAction.CONNECTED, by))
        .map(Answered::settings);
  }

  /// The Stripe App is gone. Of an account that nobody knows, nothing is kept.
  public Uni<Void> disconnect(String account, Instant newsAt, Actor by) {
    return audit
        .act(
            (session, facts) ->
                SettingsLedger.oneAtATime(session, account)
                    .chain(() -> SettingsLedger.merchant(session, account))
                    .chain(merchant -> disconnect(session, facts, merchant, newsAt, by)),
            turn -> turn.deed(AuditAction.DISCONNECTED, by))
        .replaceWithVoid();
  }

  /// The same with the settings as they stand then.
  private record Answered(Turn turn, SettingsResponse settings) {}

  private Uni<Turn> connect(
      Mutiny.Session session, Outbox.Facts facts, Merchant merchant, Instant newsAt, Actor by) {
    var newcomer = merchant.version() == 0;
    var lostAt = merchant.lostAt();
    var now = now();
    return switch (merchant.learn(Connection.CONNECTED, newsAt, now)) {
      case NOTHING -> Uni.createFrom().item(new Turn(merchant, false));
      case THE_SAME ->
          catchUp
              .begin(session, facts, merchant.account(), lostAt, now)
              .replaceWith(new Turn(merchant, false));
      case A_CHANGE -> {
        facts.publish(merchant.fact());
        log(merchant, by);
        var next =
            newcomer
                ? session.persist(merchant)
                : catchUp.begin(session, facts, merchant.account(), lostAt, now);
        yield next.replaceWith(new Turn(merchant, true));
      }
    };
  }

  private static Uni<Turn> disconnect(
      Mutiny.Session session, Outbox.Facts facts, Merchant merchant, Instant newsAt, Actor by) {
    if (merchant.version() == 0) {
      return Uni.createFrom().item(new Turn(merchant, false));
    }
    return switch (merchant.learn(Connection.DISCONNECTED, newsAt, now())) {
      case NOTHING, THE_SAME -> Uni.createFrom().item(new Turn(merchant, false));
      case A_CHANGE -> forget(session, facts, merchant, by);
    };
  }

  private static Uni<Turn> forget(
      Mutiny.Session session, Outbox.Facts facts, Merchant merchant, Actor by) {
    facts.publish(merchant.fact());
    facts.tombstone(Topic.SETTINGS_CREDENTIALS, merchant.account());
    log(merchant, by);
    return session
        .find(Credential.class, merchant.account())
        .invoke(
            credential -> {
              if (credential != null) {
                credential.drop(now());
              }
            })
        .replaceWith(new Turn(merchant, true));
  }

  private static Uni<Answered> answered(Mutiny.Session session, Turn turn) {
    return session
        .find(Credential.class, turn.merchant().account())
        .chain(credential -> SettingsLedger.answer(session, turn.merchant(), credential))
        .map(settings -> new Answered(turn, settings));
  }

  /// Milliseconds: what the database gives back is what the fact said.
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static void log(Merchant merchant, Actor by) {
    LOG.infof(
        "merchant.connection merchant=%s connection=%s version=%d by=%s",
        merchant.account(), merchant.connection(), merchant.version(), by.logName());
  }
}
