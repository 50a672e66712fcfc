package io.saletrail.ingest.daily;

import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.daily.DailyLedger.Lease;
import io.saletrail.ingest.daily.DailyOutcome.Tally;
import io.saletrail.ingest.stripe.StripeAnswer;
import io.saletrail.ingest.stripe.StripeReadClient;
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
  DailyOutcome run(DailyTurn turn) {
    return switch (allowance.decide(ReadUse.DAILY_PASS, turn.account())) {
      case GO -> new Pass(turn).run();
      case LATER, REFUSED -> new DailyOutcome.Saved();
    };
  }

  /// One pass and what it has read.
  private final class Pass {
    private final DailyTurn turn;
    private Tally tally = Tally.NONE;

    Pass(DailyTurn turn) {
      this.turn = turn;
    }

    DailyOutcome run() {
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
      return new DailyOutcome.Complete(tally);
    }

    /// Reads a list page by page; an outcome where the pass ends here.
    private Optional<DailyOutcome> read(DailyList list) {
      var after = Optional.<String>empty();
      for (var pages = 0; pages < config.mostPages(); pages++) {
        var query = list.page(turn, config.lookBack(), config.pageSize(), after);
        switch (stripe.list(turn.account(), query)) {
          case StripeAnswer.Refused(var cause) -> {
            return refused(cause);
          }
          case StripeAnswer.Unavailable(var cause) -> {
            return unavailable(cause);
          }
          case StripeAnswer.Page page -> {
            tally = tally.plus(intake.take(turn.account(), list, page.items()));
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

    private Optional<DailyOutcome> ask(Open open) {
      var query = open.kind().read(open.object());
      return switch (stripe.read(turn.account(), query)) {
        case StripeAnswer.Refused(var cause) ->
            cause == Cause.NOT_AUTHORISED
                ? refused(cause)
                // Gone, or of another mode: there is nothing to ask after.
                : lost(ledger.settled(turn, open));
        case StripeAnswer.Unavailable(var cause) -> unavailable(cause);
        case StripeAnswer.Page page -> {
          var seen = intake.take(turn.account(), open, page.items().getFirst());
          var changed = open.lastEvent().equals(Optional.of(seen.event())) ? 0 : 1;
          tally = tally.plus(new Tally(1, changed, seen.over() ? 1 : 0));
          yield lost(
              seen.over() ? ledger.settled(turn, open) : ledger.checked(turn, open, seen.event()));
        }
      };
    }

    private Optional<DailyOutcome> refused(Cause cause) {
      return Optional.of(new DailyOutcome.Refused(cause, tally));
    }

    private Optional<DailyOutcome> unavailable(Cause cause) {
      return Optional.of(new DailyOutcome.Unavailable(cause, tally));
    }

    private Optional<DailyOutcome> lost(Uni<Lease> written) {
      return switch (await(written)) {
        case HELD -> Optional.empty();
        case LOST -> Optional.of(new DailyOutcome.Interrupted("lease lost"));
      };
    }
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(config.databaseTimeout());
  }
}
