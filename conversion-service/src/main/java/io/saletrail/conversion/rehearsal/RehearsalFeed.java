package io.saletrail.conversion.rehearsal;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.rehearsal.ActivityRehearsed;
import io.saletrail.contracts.rehearsal.RehearsalEnded;
import io.saletrail.contracts.rehearsal.RehearsalFact;
import io.saletrail.outbox.Outage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// What a rehearsal reads, and its end.
@ApplicationScoped
class RehearsalFeed {
  private static final Logger LOG = Logger.getLogger(RehearsalFeed.class);

  private final RehearsalStore store;

  RehearsalFeed(RehearsalStore store) {
    this.store = store;
  }

  /// One batch. Within it, too, an end comes after everything that it ends.
  @Incoming("rehearsals")
  Uni<Void> on(List<byte[]> bodies) {
    var rehearsed = new ArrayList<ActivityRehearsed>(bodies.size());
    var ended = new ArrayList<RehearsalEnded>();
    for (var body : bodies) {
      switch (FactFormat.read(body, RehearsalFact.class)) {
        case FactFormat.Reading.Known<RehearsalFact>(var fact) -> {
          switch (fact) {
            case ActivityRehearsed activity -> rehearsed.add(activity);
            case RehearsalEnded end -> ended.add(end);
          }
        }
        case FactFormat.Reading.Unknown<RehearsalFact> _ ->
            LOG.warn("rehearsal.passed_over outcome=UNKNOWN_TYPE");
        case FactFormat.Reading.Broken<RehearsalFact> _ ->
            LOG.warn("rehearsal.passed_over outcome=BROKEN");
      }
    }
    return Outage.waitedOut("rehearsal.enter", store.enter(rehearsed, ended));
  }
}
