package io.saletrail.conversion.decision;

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

/// Consumes the results of look-ups. The objects that a look-up read arrive as payment activity.
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
        .transformToIterable(body -> results(body).toList())
        .onItem()
        .transformToUniAndConcatenate(this::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> apply(LookupEnded result) {
    metrics.counter("conversion_lookup_results", "outcome", result.outcome().name()).increment();
    return Outage.retryUntilUp("lookup.apply", ledger.applyLookupResult(result));
  }

  private static Stream<LookupEnded> results(byte[] body) {
    return switch (FactFormat.read(body, LookupFact.class)) {
      case FactFormat.Reading.Known<LookupFact>(var fact) ->
          switch (fact) {
            case LookupEnded ended -> Stream.of(ended);
            // A request of this service.
            case LookupRequested _ -> Stream.empty();
          };
      case FactFormat.Reading.Unknown<LookupFact> _ -> Stream.empty();
      case FactFormat.Reading.Broken<LookupFact> _ -> Stream.empty();
    };
  }
}
