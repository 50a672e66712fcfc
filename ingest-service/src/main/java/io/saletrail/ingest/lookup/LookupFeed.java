package io.saletrail.ingest.lookup;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupFact;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.outbox.Outage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Consumes requests for look-ups.
@ApplicationScoped
class LookupFeed {
  private static final Logger LOG = Logger.getLogger(LookupFeed.class);

  private final LookupJobs jobs;

  LookupFeed(LookupJobs jobs) {
    this.jobs = jobs;
  }

  @Incoming("lookup-requests")
  Uni<Void> on(ConsumerRecords<String, byte[]> messages) {
    var requests = new ArrayList<LookupRequested>();
    for (var message : messages) {
      requests(message.value()).forEach(requests::add);
    }
    return requests.isEmpty()
        ? Uni.createFrom().voidItem()
        : Outage.retryUntilUp("lookup.requested", jobs.enter(List.copyOf(requests)));
  }

  private static Stream<LookupRequested> requests(byte[] body) {
    return switch (FactFormat.read(body, LookupFact.class)) {
      case FactFormat.Reading.Known<LookupFact>(var fact) ->
          switch (fact) {
            case LookupRequested request -> readable(request);
            // Published by this service.
            case LookupEnded _ -> Stream.empty();
          };
      case FactFormat.Reading.Unknown<LookupFact> _ -> Stream.empty();
      case FactFormat.Reading.Broken<LookupFact>(var why) -> {
        LOG.warnf("lookup.requested outcome=UNREADABLE reason=%s", why);
        yield Stream.empty();
      }
    };
  }

  private static Stream<LookupRequested> readable(LookupRequested request) {
    if (Stream.of(request.lookup(), request.account(), request.object()).allMatch(StripeId::isId)) {
      return Stream.of(request);
    }
    LOG.warn("lookup.requested outcome=UNREADABLE reason=INVALID_ID");
    return Stream.empty();
  }
}
