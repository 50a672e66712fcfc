package io.saletrail.ingest.backfill;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillFailed;
import io.saletrail.contracts.backfill.BackfillProgressed;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.outbox.Outage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Consumes requests for backfills and their controls.
@ApplicationScoped
class BackfillFeed {
  private static final Logger LOG = Logger.getLogger(BackfillFeed.class);

  private final BackfillLedger ledger;

  BackfillFeed(BackfillLedger ledger) {
    this.ledger = ledger;
  }

  @Incoming("backfills")
  Uni<Void> on(ConsumerRecords<String, byte[]> messages) {
    var work = new ArrayList<Uni<Void>>();
    for (var message : messages) {
      switch (FactFormat.read(message.value(), BackfillFact.class)) {
        case FactFormat.Reading.Known<BackfillFact>(var fact) -> {
          if (readable(fact)) {
            work.add(Outage.retryUntilUp("backfill.requested", enter(fact)));
          }
        }
        case FactFormat.Reading.Unknown<BackfillFact> _ -> {}
        case FactFormat.Reading.Broken<BackfillFact>(var why) ->
            LOG.warnf("backfill.requested outcome=UNREADABLE reason=%s", why);
      }
    }
    // In order: a pause and the following resume must not be swapped.
    return Multi.createFrom()
        .iterable(work)
        .onItem()
        .transformToUniAndConcatenate(each -> each)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> enter(BackfillFact fact) {
    return switch (fact) {
      case BackfillRequested request -> ledger.enter(request);
      case BackfillControlled control -> ledger.control(control);
      // Published by this service, or results of a dry run.
      case BackfillProgressed _, BackfillReadCompleted _, BackfillFailed _, BackfillAssessed _ ->
          Uni.createFrom().voidItem();
    };
  }

  private static boolean readable(BackfillFact fact) {
    if (StripeId.isId(fact.backfill()) && StripeId.isAccount(fact.account())) {
      return true;
    }
    LOG.warn("backfill.requested outcome=UNREADABLE reason=INVALID_ID");
    return false;
  }
}
