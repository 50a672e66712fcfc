package io.saletrail.ingest.poll;

import io.saletrail.ingest.activity.SeenEvents.SessionState;
import io.saletrail.ingest.poll.PassOutcome.Tally;
import io.saletrail.ingest.stripe.StripeAnswer;
import io.saletrail.ingest.stripe.StripeReadClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;

/// One pass over one account: everything in the window, page by page, into the raw topic. It
/// blocks, on a virtual thread of its own.
@ApplicationScoped
class PollPass {
    private final StripeReadClient stripe;
    private final PageIntake intake;
    private final PollLedger ledger;
    private final PollConfig config;
    private final StageQuery queries;

    PollPass(StripeReadClient stripe, PageIntake intake, PollLedger ledger, PollConfig config) {
        this.stripe = stripe;
        this.intake = intake;
        this.ledger = ledger;
        this.config = config;
        this.queries = new StageQuery(config);
    }

    /// Reads the account from its mark on.
    ///
    /// @throws RuntimeException when Kafka or the database is away
    PassOutcome run(Claim claim) {
        var account = claim.account();
        var window = Window.after(claim.highWater(), Instant.now(), Window.Rules.of(config));
        var brought = new HashSet<SessionState>();
        var tally = Tally.NONE;
        var next = Optional.of(Place.first());
        while (next.isPresent()) {
            var here = next.get();
            switch (stripe.list(account, queries.page(here, window))) {
                case StripeAnswer.Refused(var cause) -> {
                    return new PassOutcome.Refused(cause, tally);
                }
                case StripeAnswer.Unavailable(var cause) -> {
                    return new PassOutcome.Unavailable(cause, tally);
                }
                case StripeAnswer.Page page -> {
                    tally = tally.plus(intake.take(account, here.stage(), page.items(), brought));
                    switch (progress(claim, here, tally)) {
                        case HELD -> next = here.next(page);
                        case LOST -> {
                            return new PassOutcome.Interrupted("lease lost");
                        }
                    }
                }
            }
        }
        return new PassOutcome.Complete(window, tally);
    }

    private PollLedger.Lease progress(Claim claim, Place here, Tally tally) {
        return ledger.progress(claim, here.stage(), tally, Instant.now())
                .await()
                .atMost(config.databaseTimeout());
    }
}
