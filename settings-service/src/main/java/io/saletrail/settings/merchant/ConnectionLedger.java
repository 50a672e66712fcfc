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

    ConnectionLedger(Outbox outbox) {
        this.outbox = outbox;
    }

    /// The Stripe App is installed. A merchant who is new begins here; one who returns goes on
    /// where the polls stopped, which ingest-service keeps. Beyond Stripe's 30 days of events a
    /// backfill has to be asked for, from `connectionAt` before this change: this is the place.
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

    private static Uni<Void> connect(
            Mutiny.Session session,
            Outbox.Facts facts,
            Merchant merchant,
            Instant newsAt,
            String by) {
        var newcomer = merchant.version == 0;
        if (!merchant.learn(Connection.CONNECTED, newsAt, now())) {
            return Uni.createFrom().voidItem();
        }
        facts.say(merchant.fact());
        log(merchant, by);
        return newcomer ? session.persist(merchant) : Uni.createFrom().voidItem();
    }

    private static Uni<Void> disconnect(
            Mutiny.Session session,
            Outbox.Facts facts,
            Merchant merchant,
            Instant newsAt,
            String by) {
        if (merchant.version == 0 || !merchant.learn(Connection.DISCONNECTED, newsAt, now())) {
            return Uni.createFrom().voidItem();
        }
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
