package io.saletrail.settings.merchant;

import io.saletrail.contracts.Topic;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Connects and disconnects merchants, and says so, in one transaction. With the connection goes
/// the token: it is overwritten here and taken back from everybody who was told.
@ApplicationScoped
public class ConnectionLedger {
    private static final Logger LOG = Logger.getLogger(ConnectionLedger.class);

    private final Outbox outbox;
    private final CatchUp catchUp;

    ConnectionLedger(Outbox outbox, CatchUp catchUp) {
        this.outbox = outbox;
        this.catchUp = catchUp;
    }

    /// The Stripe App is installed. A merchant who is new begins here; one who returns goes on
    /// where the polls stopped, which ingest-service keeps, and what polls can no longer reach is
    /// caught up with. So it is where nobody ever told us that the app was gone.
    ///
    /// @param newsAt when it came to be so, by Stripe's clock
    /// @param by who says so, for the log
    public Uni<SettingsAnswer> connect(String account, Instant newsAt, String by) {
        return outbox.transact(
                (session, facts) ->
                        SettingsLedger.oneAtATime(session, account)
                                .chain(() -> SettingsLedger.merchant(session, account))
                                .call(merchant -> connect(session, facts, merchant, newsAt, by))
                                .chain(merchant -> answer(session, merchant)));
    }

    /// The Stripe App is gone. Of an account that nobody knows, nothing is kept.
    public Uni<Void> disconnect(String account, Instant newsAt, String by) {
        return outbox.transact(
                (session, facts) ->
                        SettingsLedger.oneAtATime(session, account)
                                .chain(() -> SettingsLedger.merchant(session, account))
                                .chain(
                                        merchant ->
                                                disconnect(session, facts, merchant, newsAt, by)));
    }

    private Uni<Void> connect(
            Mutiny.Session session,
            Outbox.Facts facts,
            Merchant merchant,
            Instant newsAt,
            String by) {
        var newcomer = merchant.version == 0;
        var lostAt = merchant.lostAt();
        var now = now();
        return switch (merchant.learn(Connection.CONNECTED, newsAt, now)) {
            case NOTHING -> Uni.createFrom().voidItem();
            case THE_SAME -> catchUp.begin(session, facts, merchant.account, lostAt, now);
            case A_CHANGE -> {
                facts.say(merchant.fact());
                log(merchant, by);
                yield newcomer
                        ? session.persist(merchant)
                        : catchUp.begin(session, facts, merchant.account, lostAt, now);
            }
        };
    }

    private static Uni<Void> disconnect(
            Mutiny.Session session,
            Outbox.Facts facts,
            Merchant merchant,
            Instant newsAt,
            String by) {
        if (merchant.version == 0) {
            return Uni.createFrom().voidItem();
        }
        return switch (merchant.learn(Connection.DISCONNECTED, newsAt, now())) {
            case NOTHING, THE_SAME -> Uni.createFrom().voidItem();
            case A_CHANGE -> forget(session, facts, merchant, by);
        };
    }

    private static Uni<Void> forget(
            Mutiny.Session session, Outbox.Facts facts, Merchant merchant, String by) {
        facts.say(merchant.fact());
        facts.forget(Topic.SETTINGS_CREDENTIALS, merchant.account);
        log(merchant, by);
        return session.find(Credential.class, merchant.account)
                .invoke(
                        credential -> {
                            if (credential != null) {
                                credential.drop(now());
                            }
                        })
                .replaceWithVoid();
    }

    private static Uni<SettingsAnswer> answer(Mutiny.Session session, Merchant merchant) {
        return session.find(Credential.class, merchant.account)
                .chain(credential -> SettingsLedger.answer(session, merchant, credential));
    }

    /// Milliseconds: what the database gives back is what the fact said.
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void log(Merchant merchant, String by) {
        LOG.infof(
                "merchant.connection merchant=%s connection=%s version=%d by=%s",
                merchant.account, merchant.connection, merchant.version, by);
    }
}
