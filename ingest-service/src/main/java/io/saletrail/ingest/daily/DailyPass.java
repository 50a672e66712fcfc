package io.saletrail.ingest.daily;

import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.job.JobClaim;
import io.saletrail.ingest.job.JobLedger;
import io.saletrail.ingest.job.LeaseState;
import io.saletrail.ingest.job.PassOutcome;
import io.saletrail.ingest.stripe.StripeReadClient;
import io.saletrail.ingest.stripe.StripeReadResult;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One daily pass over one account. Blocks; runs on a virtual thread.
@ApplicationScoped
class DailyPass {
  private final StripeReadClient stripe;
  private final ReadAllowance allowance;
  private final DailyIntake intake;
  private final JobLedger jobs;
  private final Outbox outbox;
  private final DailyConfig config;

  DailyPass(
      StripeReadClient stripe,
      ReadAllowance allowance,
      DailyIntake intake,
      JobLedger jobs,
      Outbox outbox,
      DailyConfig config) {
    this.stripe = stripe;
    this.allowance = allowance;
    this.intake = intake;
    this.jobs = jobs;
    this.outbox = outbox;
    this.config = config;
  }

  /// Reads the account.
  ///
  /// @throws RuntimeException when Kafka or the database is unavailable
  PassOutcome<DailyCounts> run(JobClaim claim) {
    return switch (allowance.decide(ReadUse.DAILY_PASS, claim.account())) {
      case PROCEED -> new Pass(claim).run();
      case DEFER, REFUSE -> new PassOutcome.AllowanceUsed<>();
    };
  }

  /// One pass and its counts.
  private final class Pass {
    private final JobClaim claim;
    private DailyCounts counts = DailyCounts.NONE;

    Pass(JobClaim claim) {
      this.claim = claim;
    }

    PassOutcome<DailyCounts> run() {
      for (var list : DailyList.values()) {
        var ended = read(list);
        if (ended.isPresent()) {
          return ended.get();
        }
      }
      for (var unsettled : await(toCheck())) {
        var ended = check(unsettled);
        if (ended.isPresent()) {
          return ended.get();
        }
      }
      return new PassOutcome.Complete<>(counts);
    }

    /// Reads a list page by page; returns an outcome if the pass ends here.
    private Optional<PassOutcome<DailyCounts>> read(DailyList list) {
      var after = Optional.<String>empty();
      for (var pages = 0; pages < config.maxPages(); pages++) {
        var query = list.page(claim, config.lookBack(), config.pageSize(), after);
        switch (stripe.list(ReadUse.DAILY_PASS, claim.account(), query)) {
          case StripeReadResult.Refused(var cause) -> {
            return refused(cause);
          }
          case StripeReadResult.Unavailable(var cause) -> {
            return unavailable(cause);
          }
          case StripeReadResult.Page page -> {
            counts = counts.plus(intake.accept(claim.account(), list, page.items()));
            var ended = ifLeaseLost(progress((session, facts, job) -> Uni.createFrom().voidItem()));
            if (ended.isPresent() || !page.more()) {
              return ended;
            }
            after = Optional.of(page.lastId());
          }
        }
      }
      return Optional.empty();
    }

    private Optional<PassOutcome<DailyCounts>> check(UnsettledObject unsettled) {
      var query = unsettled.kind().read(unsettled.object());
      return switch (stripe.read(ReadUse.DAILY_PASS, claim.account(), query)) {
        case StripeReadResult.Refused(var cause) ->
            cause == Cause.NOT_AUTHORISED
                ? refused(cause)
                // Deleted, or of another mode.
                : ifLeaseLost(settled(unsettled));
        case StripeReadResult.Unavailable(var cause) -> unavailable(cause);
        case StripeReadResult.Page page -> {
          var checked = intake.accept(claim.account(), unsettled, page.items().getFirst());
          var changed = unsettled.lastEvent().equals(Optional.of(checked.event())) ? 0 : 1;
          counts = counts.plus(new DailyCounts(1, changed, checked.settled() ? 1 : 0));
          yield ifLeaseLost(
              checked.settled() ? settled(unsettled) : checked(unsettled, checked.event()));
        }
      };
    }

    private Uni<List<UnsettledObject>> toCheck() {
      return outbox.write(
          session ->
              UnsettledTable.toCheck(session, claim.account(), claim.dueAt(), config.maxObjects()));
    }

    private Uni<LeaseState> settled(UnsettledObject unsettled) {
      return progress(
          (session, facts, job) -> UnsettledTable.settled(session, claim.account(), unsettled));
    }

    private Uni<LeaseState> checked(UnsettledObject unsettled, String event) {
      return progress(
          (session, facts, job) ->
              UnsettledTable.checked(session, claim.account(), unsettled, event));
    }

    private Uni<LeaseState> progress(JobLedger.Change change) {
      return jobs.progress(claim, Instant.now(), change);
    }

    private Optional<PassOutcome<DailyCounts>> refused(Cause cause) {
      return Optional.of(new PassOutcome.Refused<>(cause, counts));
    }

    private Optional<PassOutcome<DailyCounts>> unavailable(Cause cause) {
      return Optional.of(new PassOutcome.Unavailable<>(cause, counts));
    }

    private Optional<PassOutcome<DailyCounts>> ifLeaseLost(Uni<LeaseState> written) {
      return switch (await(written)) {
        case HELD -> Optional.empty();
        case LOST -> Optional.of(new PassOutcome.LeaseLost<>());
      };
    }
  }

  private <T> T await(Uni<T> work) {
    return work.await().atMost(config.databaseTimeout());
  }
}
