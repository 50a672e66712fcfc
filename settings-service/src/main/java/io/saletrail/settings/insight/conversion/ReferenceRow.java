package io.saletrail.settings.insight.conversion;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.conversion.PaymentUndecided;
import java.util.UUID;
import java.util.stream.Stream;

/// One id by which a payment can be found: a Stripe object, an event, the click, or its external id
/// at Trackdesk.
record ReferenceRow(String account, String stripeId, String payment) {

  static Stream<ReferenceRow> of(ConversionFact fact) {
    var trackdesks =
        switch (fact) {
          case ConversionChanged changed ->
              Stream.concat(
                  Stream.of(changed.externalId()),
                  changed.credit().cid().map(UUID::toString).stream());
          case PaymentNotCredited _, PaymentUndecided _ -> Stream.<String>empty();
        };
    return Stream.of(
            Stream.of(fact.payment()),
            trackdesks,
            fact.stripe().all(),
            fact.stripeEvents().stream())
        .flatMap(ids -> ids)
        .distinct()
        .map(id -> new ReferenceRow(fact.account(), id, fact.payment()));
  }
}
