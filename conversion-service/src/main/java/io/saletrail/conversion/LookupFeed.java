package io.saletrail.conversion;

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

/// How look-ups at Stripe ended. What they found comes as payment activity.
@ApplicationScoped
class LookupFeed {
    private final CaseLedger ledger;

    LookupFeed(CaseLedger ledger) {
        this.ledger = ledger;
    }

    @Incoming("lookups")
    Uni<Void> on(List<byte[]> bodies) {
        return Multi.createFrom()
                .iterable(bodies)
                .onItem()
                .transformToIterable(body -> ended(body).toList())
                .onItem()
                .transformToUniAndConcatenate(
                        ended -> Outage.waitedOut("lookup.answer", ledger.answered(ended)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Stream<LookupEnded> ended(byte[] body) {
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
