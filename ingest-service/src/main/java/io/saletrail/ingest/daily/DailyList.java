package io.saletrail.ingest.daily;

import io.saletrail.ingest.stripe.StripeQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A list that a daily pass reads.
enum DailyList {
  /// Sessions completed lately, once more.
  SESSIONS {
    @Override
    StripeQuery since(Instant from, Optional<Instant> readUpTo) {
      return StripeQuery.of("/v1/checkout/sessions")
          .with("created[gte]", Long.toString(from.getEpochSecond()))
          .with("status", "complete")
          .with("expand[]", "data.payment_intent.latest_charge");
    }
  },
  /// What hourly polls have no room for among their 20 types, and what can wait: whether a
  /// customer or a subscription is opted out.
  CUSTOMER_EVENTS {
    @Override
    StripeQuery since(Instant from, Optional<Instant> readUpTo) {
      var begin = readUpTo.filter(from::isAfter).orElse(from);
      var query =
          StripeQuery.of("/v1/events").with("created[gte]", Long.toString(begin.getEpochSecond()));
      for (var type : EVENT_TYPES) {
        query = query.with("types[]", type);
      }
      return query;
    }
  };

  private static final List<String> EVENT_TYPES =
      List.of(
          "customer.created",
          "customer.updated",
          "customer.subscription.created",
          "customer.subscription.updated");

  /// The list since a moment.
  ///
  /// @param readUpTo where the last complete pass ended, when that was longer ago
  abstract StripeQuery since(Instant from, Optional<Instant> readUpTo);

  /// The page that begins here.
  StripeQuery page(DailyTurn turn, Duration lookBack, int size, Optional<String> after) {
    var first =
        since(turn.dueAt().minus(lookBack), turn.readUpTo()).with("limit", Integer.toString(size));
    return after.map(id -> first.with("starting_after", id)).orElse(first);
  }
}
