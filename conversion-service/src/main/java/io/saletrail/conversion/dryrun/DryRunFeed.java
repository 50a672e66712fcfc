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

/// What a rehearsal reads, and its end.
@ApplicationScoped
class DryRunFeed {
  private static final Logger LOG = Logger.getLogger(DryRunFeed.class);

  private final DryRunTable store;

  DryRunFeed(DryRunTable store) {
    this.store = store;
  }

  /// One batch. Within it, too, an end comes after everything that it ends.
  @Incoming("rehearsals")
  Uni<Void> on(List<byte[]> bodies) {
    var rehearsed = new ArrayList<DryRunActivityRead>(bodies.size());
    var ended = new ArrayList<DryRunEnded>();
    for (var body : bodies) {
      switch (FactFormat.read(body, DryRunFact.class)) {
        case FactFormat.Reading.Known<DryRunFact>(var fact) -> {
          switch (fact) {
            case DryRunActivityRead activity -> rehearsed.add(activity);
            case DryRunEnded end -> ended.add(end);
          }
        }
        case FactFormat.Reading.Unknown<DryRunFact> _ ->
            LOG.warn("rehearsal.passed_over outcome=UNKNOWN_TYPE");
        case FactFormat.Reading.Broken<DryRunFact> _ ->
            LOG.warn("rehearsal.passed_over outcome=BROKEN");
      }
    }
    return Outage.retryUntilUp("rehearsal.enter", store.enter(rehearsed, ended));
  }
}
