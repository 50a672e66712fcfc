package io.saletrail.ingest.poll;

import io.saletrail.ingest.intake.SubscribedTypes;
import io.saletrail.ingest.stripe.StripeQuery;
import java.time.Instant;

/// The calls of each stage of a pass.
record StageQuery(PollConfig config) {

  StripeQuery page(PollCursor here, Window window) {
    var query =
        switch (here.stage()) {
          case EVENTS -> events(window);
          case SESSIONS -> sessions(window);
        };
    var limited = query.with("limit", Integer.toString(config.pageSize()));
    return here.after().map(id -> limited.with("starting_after", id)).orElse(limited);
  }

  private static StripeQuery events(Window window) {
    var query = created(StripeQuery.of("/v1/events"), window.from(), window.newest());
    for (var type : SubscribedTypes.HOURLY) {
      query = query.with("types[]", type);
    }
    return query;
  }

  /// A session can be paid long after it was opened, and Stripe filters by opening time alone.
  private StripeQuery sessions(Window window) {
    var opened = window.from().minus(config.sessionAge());
    return created(StripeQuery.of("/v1/checkout/sessions"), opened, window.newest())
        .with("status", "complete")
        .with("expand[]", "data.payment_intent.latest_charge");
  }

  private static StripeQuery created(StripeQuery query, Instant from, Instant to) {
    return query
        .with("created[gte]", Long.toString(from.getEpochSecond()))
        .with("created[lte]", Long.toString(to.getEpochSecond()));
  }
}
