package io.saletrail.settings.conversion;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.PaymentSetAside;
import java.util.stream.Stream;

/// One id by which a payment can be found again: its Stripe objects, the events behind it, and what
/// Trackdesk knows it by.
record ReferenceRow(String account, String stripeId, String payment) {

    static Stream<ReferenceRow> of(ConversionFact fact) {
        var externalId =
                switch (fact) {
                    case ConversionChanged changed -> Stream.of(changed.externalId());
                    case PaymentSetAside _ -> Stream.<String>empty();
                };
        return Stream.of(
                        Stream.of(fact.payment()),
                        externalId,
                        fact.stripe().all(),
                        fact.causes().stream())
                .flatMap(ids -> ids)
                .distinct()
                .map(id -> new ReferenceRow(fact.account(), id, fact.payment()));
    }
}
