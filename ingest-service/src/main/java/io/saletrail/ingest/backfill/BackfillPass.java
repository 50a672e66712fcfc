package io.saletrail.ingest.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.backfill.BackfillFailed.Cause;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.lookup.StripeWalk;
import io.saletrail.ingest.lookup.Walked;
import io.saletrail.ingest.stripe.StripeAnswer;
import io.saletrail.ingest.stripe.StripeReadClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One pass over a period: list after list, page after page, from the place where the last pass
/// ended. It blocks, on a virtual thread of its own.
@ApplicationScoped
class BackfillPass {
  private final StripeReadClient stripe;
  private final StripeWalk walk;
  private final ReadAllowance allowance;
  private final ObjectIntake intake;
  private final BackfillLedger ledger;
  private final BackfillConfig config;
  private final ListQuery queries;

  BackfillPass(
      StripeReadClient stripe,
      StripeWalk walk,
      ReadAllowance allowance,
      ObjectIntake intake,
      BackfillLedger ledger,
      BackfillConfig config) {
    this.stripe = stripe;
    this.walk = walk;
    this.allowance = allowance;
    this.intake = intake;
    this.ledger = ledger;
    this.config = config;
    this.queries = new ListQuery(config);
  }

  /// Reads on.
  ///
  /// @throws RuntimeException when Kafka or the database is away
  PassEnd run(BackfillClaim claim) {
    var tally = claim.tally();
    var next = Optional.of(claim.place());
    while (next.isPresent()) {
      var here = next.get();
      var before = tally;
      switch (allowance.decide(ReadUse.BACKFILL, claim.account())) {
        case GO -> {}
        case LATER, REFUSED -> {
          return new PassEnd.Saving();
        }
      }
      switch (stripe.list(claim.account(), queries.page(claim, here))) {
        case StripeAnswer.Refused(var cause) -> {
          return new PassEnd.Refused(cause(cause), tally);
        }
        case StripeAnswer.Unavailable _ -> {
          return new PassEnd.Unavailable(tally);
        }
        case StripeAnswer.Page page -> {
          var company = new Company(walk, claim, whole(claim, page));
          switch (company.of(here.list(), page.items())) {
            case Walked.Found found ->
                tally = tally.plus(intake.take(claim, all(page.items(), found)));
            case Walked.NotAuthorised _ -> {
              return new PassEnd.Refused(Cause.NOT_AUTHORISED, tally);
            }
            case Walked.Unavailable _ -> {
              return new PassEnd.Unavailable(tally);
            }
          }
          next = here.next(page);
          var read = new PageRead(here, next, before, tally, company.added());
          if (stopped(claim, read)) {
            return new PassEnd.Stopped();
          }
        }
      }
    }
    return new PassEnd.Complete(tally);
  }

  private Set<String> whole(BackfillClaim claim, StripeAnswer.Page page) {
    return ledger
        .whole(claim, Company.names(page.items()))
        .await()
        .atMost(config.databaseTimeout());
  }

  private boolean stopped(BackfillClaim claim, PageRead page) {
    var written = ledger.progress(claim, page, Instant.now());
    return switch (written.await().atMost(config.databaseTimeout())) {
      case HELD -> false;
      case LOST -> true;
    };
  }

  private static List<JsonNode> all(List<JsonNode> page, Walked.Found company) {
    return Stream.of(page, company.objects(), company.beside()).flatMap(List::stream).toList();
  }

  private static Cause cause(PollFailed.Cause cause) {
    return switch (cause) {
      case NOT_AUTHORISED -> Cause.NOT_AUTHORISED;
      case REFUSED -> Cause.REFUSED;
      case UNKNOWN_ACCOUNT -> Cause.UNKNOWN_ACCOUNT;
      case RATE_LIMITED, UNAVAILABLE, READ_ALLOWANCE_USED, OTHER -> Cause.OTHER;
    };
  }
}
