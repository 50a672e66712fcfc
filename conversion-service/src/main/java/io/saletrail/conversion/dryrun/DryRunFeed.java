package io.saletrail.conversion.dryrun;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.dryrun.DryRunActivityRead;
import io.saletrail.contracts.dryrun.DryRunEnded;
import io.saletrail.contracts.dryrun.DryRunFact;
import io.saletrail.outbox.Outage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Consumes the facts of dry runs and their end.
@ApplicationScoped
class DryRunFeed {
  private static final Logger LOG = Logger.getLogger(DryRunFeed.class);

  private final DryRunLedger ledger;

  DryRunFeed(DryRunLedger ledger) {
    this.ledger = ledger;
  }

  /// Enters one batch. Within a batch, too, an end comes after everything that it ends.
  @Incoming("dry-runs")
  Uni<Void> on(List<byte[]> bodies) {
    var activity = new ArrayList<DryRunActivityRead>(bodies.size());
    var ended = new ArrayList<DryRunEnded>();
    for (var body : bodies) {
      switch (FactFormat.read(body, DryRunFact.class)) {
        case FactFormat.Reading.Known<DryRunFact>(var fact) -> {
          switch (fact) {
            case DryRunActivityRead read -> activity.add(read);
            case DryRunEnded end -> ended.add(end);
          }
        }
        case FactFormat.Reading.Unknown<DryRunFact> _ ->
            LOG.warn("dry_run.skipped outcome=UNKNOWN_TYPE");
        case FactFormat.Reading.Broken<DryRunFact> _ -> LOG.warn("dry_run.skipped outcome=BROKEN");
      }
    }
    return Outage.retryUntilUp("dry_run.enter", ledger.enter(activity, ended));
  }
}
