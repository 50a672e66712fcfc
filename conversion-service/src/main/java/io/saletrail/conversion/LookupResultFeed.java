package io.saletrail.conversion;

import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupFact;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.outbox.Outage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears what came of asking Stripe. What Stripe had arrives as payment activity.
@ApplicationScoped
class LookupResultFeed {
  private final CaseLedger ledger;
  private final MeterRegistry metrics;

  LookupResultFeed(CaseLedger ledger, MeterRegistry metrics) {
    this.ledger = ledger;
    this.metrics = metrics;
  }

  @Incoming("lookups")
  Uni<Void> on(List<byte[]> bodies) {
    return Multi.createFrom()
        .iterable(bodies)
        .onItem()
        .transformToIterable(body -> answers(body).toList())
        .onItem()
        .transformToUniAndConcatenate(this::answered)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> answered(LookupEnded answer) {
    metrics.counter("conversion_answers", "outcome", answer.outcome().name()).increment();
    return Outage.retryUntilUp("lookup.answered", ledger.answered(answer));
  }

  private static Stream<LookupEnded> answers(byte[] body) {
    return switch (FactFormat.read(body, LookupFact.class)) {
      case FactFormat.Reading.Known<LookupFact>(var fact) ->
          switch (fact) {
            case LookupEnded ended -> Stream.of(ended);
            // Our own words.
            case LookupRequested _ -> Stream.empty();
          };
      case FactFormat.Reading.Unknown<LookupFact> _ -> Stream.empty();
      case FactFormat.Reading.Broken<LookupFact> _ -> Stream.empty();
    };
  }
}
