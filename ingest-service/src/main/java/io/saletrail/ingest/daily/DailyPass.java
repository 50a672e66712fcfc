package io.saletrail.ingest.daily;

import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.daily.DailyLedger.LeaseState;
import io.saletrail.ingest.daily.PassOutcome.Counts;
import io.saletrail.ingest.stripe.StripeReadClient;
import io.saletrail.ingest.stripe.StripeReadResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// One daily pass settled one account. It blocks, on a virtual thread of its own.
@ApplicationScoped
class DailyPass {
  private final StripeReadClient stripe;
  private final ReadAllowance allowance;
  private final DailyIntake intake;
  private final DailyLedger ledger;
  private final DailyConfig config;

  DailyPass(
      StripeReadClient stripe,
      ReadAllowance allowance,
      DailyIntake intake,
      DailyLedger ledger,
      DailyConfig config) {
    this.stripe = stripe;
    this.allowance = allowance;
    this.intake = intake;
    this.ledger = ledger;
    this.config = config;
  }

  /// Reads the account.
  ///
  /// @throws RuntimeException when Kafka or the database is away
  PassOutcome run(DailyClaim claim) {
    return switch (allowance.decide(ReadUse.DAILY_PASS, claim.account())) {
      case PROCEED -> new Pass(claim).run();
      case DEFER, REFUSE -> new PassOutcome.AllowanceUsed();
    };
  }

  /// One pass and what it has read.
  private final class Pass {
    private final DailyClaim claim;
    private Counts counts = Counts.NONE;

    Pass(DailyClaim claim) {
      this.claim = claim;
    }

    PassOutcome run() {
      for (var list : DailyList.values()) {
        var ended = read(list);
        if (ended.isPresent()) {
          return ended.get();
        }
      }
      for (var unsettled : await(ledger.unsettled(claim))) {
        var ended = check(unsettled);
        if (ended.isPresent()) {
          return ended.get();
        }
      }
      return new PassOutcome.Complete(counts);
    }

    /// Reads a list page by page; an outcome where the pass ends here.
    private Optional<PassOutcome> read(DailyList list) {
      var after = Optional.<String>empty();
      for (var pages = 0; pages < config.maxPages(); pages++) {
        var query = list.page(claim, config.lookBack(), config.pageSize(), after);
        switch (stripe.list(claim.account(), query)) {
          case StripeReadResult.Refused(var cause) -> {
            return refused(cause);
          }
          case StripeReadResult.Unavailable(var cause) -> {
            return unavailable(cause);
          }
          case StripeReadResult.Page page -> {
            counts = counts.plus(intake.claim(claim.account(), list, page.items()));
            var ifLeaseLost = ifLeaseLost(ledger.progress(claim));
            if (ifLeaseLost.isPresent() || !page.more()) {
              return ifLeaseLost;
            }
            after = Optional.of(page.lastId());
          }
        }
      }
      return Optional.empty();
    }

    private Optional<PassOutcome> check(UnsettledObject unsettled) {
      var query = unsettled.kind().read(unsettled.object());
      return switch (stripe.read(claim.account(), query)) {
        case StripeReadResult.Refused(var cause) ->
            cause == Cause.NOT_AUTHORISED
                ? refused(cause)
                // Gone, or of another mode: there is nothing to check after.
                : ifLeaseLost(ledger.settled(claim, unsettled));
        case StripeReadResult.Unavailable(var cause) -> unavailable(cause);
        case StripeReadResult.Page page -> {
          var dedup = intake.claim(claim.account(), unsettled, page.items().getFirst());
          var changed = unsettled.lastEvent().equals(Optional.of(dedup.event())) ? 0 : 1;
          counts = counts.plus(new Counts(1, changed, dedup.settled() ? 1 : 0));
          yield ifLeaseLost(
              dedup.settled() ? ledger.settled(claim, unsettled) : ledger.checked(claim, unsettled, dedup.event()));
        }
      };
    }

    private Optional<PassOutcome> refused(Cause cause) {
      return Optional.of(new PassOutcome.Refused(cause, counts));
    }

    private Optional<PassOutcome> unavailable(Cause cause) {
      return Optional.of(new PassOutcome.Unavailable(cause, counts));
    }

    private Optional<PassOutcome> ifLeaseLost(Uni<LeaseState> written) {
      return switch (await(written)) {
        case HELD -> Optional.empty();
        case LOST -> Optional.of(new PassOutcome.Interrupted("lease ifLeaseLost"));
      };
    }
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(config.databaseTimeout());
  }
}
