package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.activity.DedupTable.SessionState;
import io.saletrail.ingest.poll.PassOutcome.Counts;
import io.saletrail.ingest.stripe.StripeReadClient;
import io.saletrail.ingest.stripe.StripeReadResult;
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
    return switch (claim.start()) {
      case Claim.Start.New _ -> run(claim, window(claim), Cursor.first(), Counts.NONE);
      case Claim.Start.Resumed(var window, var cursor, var counts) ->
          run(claim, window, cursor, counts);
    };
  }

  private Window window(Claim claim) {
    var rules = Window.Rules.of(config);
    return claim.isCheckNow()
        ? Window.upToNow(claim.highWater(), Instant.now(), rules)
        : Window.after(claim.highWater(), Instant.now(), rules);
  }

  private PassOutcome run(Claim claim, Window window, Cursor start, Counts before) {
    var account = claim.account();
    var known = new HashSet<SessionState>();
    var counts = before;
    var next = Optional.of(start);
    while (next.isPresent()) {
      var here = next.get();
      switch (stripe.list(account, queries.page(here, window))) {
        case StripeReadResult.Refused(var cause) -> {
          return new PassOutcome.Refused(cause, counts);
        }
        case StripeReadResult.Unavailable(var cause) -> {
          return new PassOutcome.Unavailable(cause, counts);
        }
        case StripeReadResult.Page page when here.next(page).equals(Optional.of(here)) -> {
          // A list that leads back to where we are would be read for ever.
          return new PassOutcome.Unavailable(Cause.UNAVAILABLE, counts);
        }
        case StripeReadResult.Page page -> {
          counts = counts.plus(intake.accept(account, here.stage(), page.items(), known));
          next = here.next(page);
          switch (progress(claim, window, here, next, counts)) {
            case HELD -> {}
            case LOST -> {
              return new PassOutcome.Interrupted("lease lost");
            }
          }
        }
      }
    }
    return new PassOutcome.Complete(window, counts);
  }

  private PollLedger.LeaseState progress(
      Claim claim, Window window, Cursor here, Optional<Cursor> next, Counts counts) {
    return ledger
        .progress(claim, window, here.stage(), next, counts, Instant.now())
        .await()
        .atMost(config.databaseTimeout());
  }
}
