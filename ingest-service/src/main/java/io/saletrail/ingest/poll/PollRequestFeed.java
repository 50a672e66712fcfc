package io.saletrail.ingest.poll;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.poll.PollProgressed;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.contracts.poll.ReadAllowanceObserved;
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

/// Consumes requests for polls.
@ApplicationScoped
class PollRequestFeed {
  private static final Logger LOG = Logger.getLogger(PollRequestFeed.class);

  private final PollSchedule schedule;

  PollRequestFeed(PollSchedule schedule) {
    this.schedule = schedule;
  }

  @Incoming("poll-requests")
  Uni<Void> on(ConsumerRecords<String, byte[]> messages) {
    var requests = new ArrayList<PollRequested>();
    for (var message : messages) {
      requests(message.value()).forEach(requests::add);
    }
    return requests.isEmpty()
        ? Uni.createFrom().voidItem()
        : Outage.retryUntilUp("poll.requested", schedule.request(List.copyOf(requests)));
  }

  private static Stream<PollRequested> requests(byte[] body) {
    return switch (FactFormat.read(body, PollFact.class)) {
      case FactFormat.Reading.Known<PollFact>(var fact) ->
          switch (fact) {
            case PollRequested request -> readable(request);
            // Published by this service.
            case PollProgressed _, PollCompleted _, PollFailed _, ReadAllowanceObserved _ ->
                Stream.empty();
          };
      case FactFormat.Reading.Unknown<PollFact> _ -> Stream.empty();
      case FactFormat.Reading.Broken<PollFact>(var why) -> {
        LOG.warnf("poll.requested outcome=UNREADABLE reason=%s", why);
        yield Stream.empty();
      }
    };
  }

  private static Stream<PollRequested> readable(PollRequested request) {
    if (StripeId.isId(request.poll()) && StripeId.isId(request.account())) {
      return Stream.of(request);
    }
    LOG.warn("poll.requested outcome=UNREADABLE reason=INVALID_ID");
    return Stream.empty();
  }
}
