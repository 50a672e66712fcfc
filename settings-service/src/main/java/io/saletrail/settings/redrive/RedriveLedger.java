package io.saletrail.settings.redrive;

import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.Visitor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Asks for deliveries to be tried again.
@ApplicationScoped
public class RedriveLedger {
    private static final Logger LOG = Logger.getLogger(RedriveLedger.class);

    private final Outbox outbox;

    RedriveLedger(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Asks, or asks what would be done.
    ///
    /// @return the re-drive's id
    public Uni<String> request(
            String account, RedriveScope scope, boolean dryRun, Visitor visitor) {
        var fact =
                new RedriveRequested(
                        UUID.randomUUID().toString(),
                        account,
                        scope.conversion(),
                        scope.reason(),
                        scope.since(),
                        scope.until(),
                        scope.after(),
                        dryRun,
                        role(visitor),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS));
        return outbox.transact(
                        (session, facts) -> {
                            facts.say(fact);
                            // Entered at once, as the feed will do again: whoever asked looks now.
                            return RedriveProjection.enter(session, List.of(fact));
                        })
                .invoke(
                        () ->
                                LOG.infof(
                                        "redrive.requested merchant=%s redrive=%s rehearsal=%b by=%s",
                                        account, fact.redrive(), dryRun, visitor.logName()))
                .replaceWith(fact.redrive());
    }

    private static RedriveRequested.Role role(Visitor visitor) {
        return switch (visitor) {
            case Visitor.Operator() -> RedriveRequested.Role.OPERATOR;
            case Visitor.OwnAccount(var _) -> RedriveRequested.Role.MERCHANT;
            case Visitor.Stranger() -> RedriveRequested.Role.OTHER;
        };
    }
}
