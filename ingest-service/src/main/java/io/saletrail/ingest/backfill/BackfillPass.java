package io.saletrail.ingest.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.job.PassOutcome;
import io.saletrail.ingest.lookup.ObjectTraversal;
import io.saletrail.ingest.lookup.TraversalResult;
import io.saletrail.ingest.stripe.StripeReadClient;
import io.saletrail.ingest.stripe.StripeReadResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One pass over a period: list by list, page by page, from the cursor. Blocks; runs on a virtual
/// thread.
@ApplicationScoped
class BackfillPass {
  private final StripeReadClient stripe;
  private final ObjectTraversal traversal;
  private final ReadAllowance allowance;
  private final ObjectIntake intake;
  private final BackfillLedger ledger;
  private final BackfillConfig config;
  private final ListQuery queries;

  BackfillPass(
      StripeReadClient stripe,
      ObjectTraversal traversal,
      ReadAllowance allowance,
      ObjectIntake intake,
      BackfillLedger ledger,
      BackfillConfig config) {
    this.stripe = stripe;
    this.traversal = traversal;
    this.allowance = allowance;
    this.intake = intake;
    this.ledger = ledger;
    this.config = config;
    this.queries = new ListQuery(config);
  }

  /// @throws RuntimeException when Kafka or the database is unavailable
  PassOutcome<BackfillCounts> run(BackfillClaim claim) {
    var counts = claim.counts();
    var next = Optional.of(claim.cursor());
    while (next.isPresent()) {
      var here = next.get();
      var before = counts;
      switch (allowance.decide(ReadUse.BACKFILL, claim.account())) {
        case PROCEED -> {}
        case DEFER, REFUSE -> {
          return new PassOutcome.AllowanceUsed<>();
        }
      }
      switch (stripe.list(ReadUse.BACKFILL, claim.account(), queries.page(claim, here))) {
        case StripeReadResult.Refused(var cause) -> {
          return new PassOutcome.Refused<>(cause, counts);
        }
        case StripeReadResult.Unavailable(var cause) -> {
          return new PassOutcome.Unavailable<>(cause, counts);
        }
        case StripeReadResult.Page page -> {
          var related = new RelatedObjects(traversal, claim, fullyRead(claim, page));
          switch (related.of(here.list(), page.items())) {
            case TraversalResult.Found found ->
                counts = counts.plus(intake.accept(claim, all(page.items(), found)));
            case TraversalResult.NotAuthorised _ -> {
              return new PassOutcome.Refused<>(Cause.NOT_AUTHORISED, counts);
            }
            case TraversalResult.Unavailable _ -> {
              return new PassOutcome.Unavailable<>(Cause.UNAVAILABLE, counts);
            }
          }
          next = here.next(page);
          var read = new PageRead(here, next, before, counts, related.added());
          if (lostLease(claim, read)) {
            return new PassOutcome.LeaseLost<>();
          }
        }
      }
    }
    return new PassOutcome.Complete<>(counts);
  }

  private Set<String> fullyRead(BackfillClaim claim, StripeReadResult.Page page) {
    return ledger
        .fullyRead(claim, RelatedObjects.idsOn(page.items()))
        .await()
        .atMost(config.databaseTimeout());
  }

  private boolean lostLease(BackfillClaim claim, PageRead page) {
    var written = ledger.progress(claim, page, Instant.now());
    return switch (written.await().atMost(config.databaseTimeout())) {
      case HELD -> false;
      case LOST -> true;
    };
  }

  private static List<JsonNode> all(List<JsonNode> page, TraversalResult.Found related) {
    return Stream.of(page, related.objects(), related.additional()).flatMap(List::stream).toList();
  }
}
