package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.activity.DedupTable.SessionState;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.job.LeaseState;
import io.saletrail.ingest.job.PassOutcome;
import io.saletrail.ingest.stripe.StripeClock;
import io.saletrail.ingest.stripe.StripeReadClient;
import io.saletrail.ingest.stripe.StripeReadResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;

/// One pass over one account: appends everything in the window, page by page. Blocks; runs on a
/// virtual thread.
@ApplicationScoped
class PollPass {
  private final StripeReadClient stripe;
  private final PageIntake intake;
  private final PollLedger ledger;
  private final PollConfig config;
  private final StripeClock clock;
  private final StageQuery queries;
  private final Window.Rules rules;

  PollPass(
      StripeReadClient stripe,
      PageIntake intake,
      PollLedger ledger,
      PollConfig config,
      StripeClock clock) {
    this.stripe = stripe;
    this.intake = intake;
    this.ledger = ledger;
    this.config = config;
    this.clock = clock;
    this.rules = Window.Rules.of(config);
    this.queries = new StageQuery(config);
  }

  /// @throws RuntimeException when Kafka or the database is unavailable
  PassOutcome<PollResult> run(PollClaim claim) {
    return switch (claim.start()) {
      case PollClaim.Start.New _ -> run(claim, window(claim), PollCursor.first(), PollCounts.NONE);
      case PollClaim.Start.Resumed(var window, var cursor, var counts) ->
          run(claim, window, cursor, counts);
    };
  }

  private Window window(PollClaim claim) {
    return claim.isCheckNow()
        ? Window.upToNow(claim.highWater(), clock.now(), rules)
        : Window.after(claim.highWater(), clock.now(), rules);
  }

  private PassOutcome<PollResult> run(
      PollClaim claim, Window window, PollCursor start, PollCounts before) {
    var account = claim.account();
    var use = claim.isCheckNow() ? ReadUse.CHECK_NOW : ReadUse.HOURLY_POLL;
    var known = new HashSet<SessionState>();
    var counts = before;
    var next = Optional.of(start);
    while (next.isPresent()) {
      var here = next.get();
      switch (stripe.list(use, account, queries.page(here, window))) {
        case StripeReadResult.Refused(var cause) -> {
          return new PassOutcome.Refused<>(cause, PollResult.of(window, counts));
        }
        case StripeReadResult.Unavailable(var cause) -> {
          return new PassOutcome.Unavailable<>(cause, PollResult.of(window, counts));
        }
        case StripeReadResult.Page page when here.next(page).equals(Optional.of(here)) -> {
          // A list that repeats its page would never end.
          return new PassOutcome.Unavailable<>(Cause.UNAVAILABLE, PollResult.of(window, counts));
        }
        case StripeReadResult.Page page -> {
          counts = counts.plus(intake.accept(account, here.stage(), page.items(), known));
          next = here.next(page);
          switch (progress(claim, window, here, next, counts)) {
            case HELD -> {}
            case LOST -> {
              return new PassOutcome.LeaseLost<>();
            }
          }
        }
      }
    }
    // The first pass after a start learns Stripe's time only from its own calls.
    var settled = window.markedBefore(clock.now(), rules);
    return new PassOutcome.Complete<>(PollResult.of(settled, counts));
  }

  private LeaseState progress(
      PollClaim claim,
      Window window,
      PollCursor here,
      Optional<PollCursor> next,
      PollCounts counts) {
    return ledger
        .progress(claim, window, here.stage(), next, counts, Instant.now())
        .await()
        .atMost(config.databaseTimeout());
  }
}
