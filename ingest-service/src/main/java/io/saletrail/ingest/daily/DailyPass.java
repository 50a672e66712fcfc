package io.saletrail.ingest.daily;

import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.daily.DailyLedger.Lease;
import io.saletrail.ingest.daily.PassOutcome.Counts;
import io.saletrail.ingest.stripe.StripeReadClient;
import io.saletrail.ingest.stripe.StripeReadResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// One daily pass over one account. It blocks, on a virtual thread of its own.
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
  PassOutcome run(DailyClaim turn) {
    return switch (allowance.decide(ReadUse.DAILY_PASS, turn.account())) {
      case PROCEED -> new Pass(turn).run();
      case DEFER, REFUSE -> new PassOutcome.Saved();
    };
  }

  /// One pass and what it has read.
  private final class Pass {
    private final DailyClaim turn;
    private Counts counts = Counts.NONE;

    Pass(DailyClaim turn) {
      this.turn = turn;
    }

    PassOutcome run() {
      for (var list : DailyList.values()) {
        var ended = read(list);
        if (ended.isPresent()) {
          return ended.get();
        }
      }
      for (var open : await(ledger.open(turn))) {
        var ended = ask(open);
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
        var query = list.page(turn, config.lookBack(), config.pageSize(), after);
        switch (stripe.list(turn.account(), query)) {
          case StripeReadResult.Refused(var cause) -> {
            return refused(cause);
          }
          case StripeReadResult.Unavailable(var cause) -> {
            return unavailable(cause);
          }
          case StripeReadResult.Page page -> {
            counts = counts.plus(intake.take(turn.account(), list, page.items()));
            var lost = lost(ledger.progress(turn));
            if (lost.isPresent() || !page.more()) {
              return lost;
            }
            after = Optional.of(page.lastId());
          }
        }
      }
      return Optional.empty();
    }

    private Optional<PassOutcome> ask(UnsettledObject open) {
      var query = open.kind().read(open.object());
      return switch (stripe.read(turn.account(), query)) {
        case StripeReadResult.Refused(var cause) ->
            cause == Cause.NOT_AUTHORISED
                ? refused(cause)
                // Gone, or of another mode: there is nothing to ask after.
                : lost(ledger.settled(turn, open));
        case StripeReadResult.Unavailable(var cause) -> unavailable(cause);
        case StripeReadResult.Page page -> {
          var seen = intake.take(turn.account(), open, page.items().getFirst());
          var changed = open.lastEvent().equals(Optional.of(seen.event())) ? 0 : 1;
          counts = counts.plus(new Counts(1, changed, seen.over() ? 1 : 0));
          yield lost(
              seen.over() ? ledger.settled(turn, open) : ledger.checked(turn, open, seen.event()));
        }
      };
    }

    private Optional<PassOutcome> refused(Cause cause) {
      return Optional.of(new PassOutcome.Refused(cause, counts));
    }

    private Optional<PassOutcome> unavailable(Cause cause) {
      return Optional.of(new PassOutcome.Unavailable(cause, counts));
    }

    private Optional<PassOutcome> lost(Uni<Lease> written) {
      return switch (await(written)) {
        case HELD -> Optional.empty();
        case LOST -> Optional.of(new PassOutcome.Interrupted("lease lost"));
      };
    }
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(config.databaseTimeout());
  }
}
