package io.saletrail.ingest.daily;

import io.saletrail.ingest.intake.SubscribedTypes;
import io.saletrail.ingest.stripe.StripeQuery;
import java.time.Duration;
import java.time.Instant;
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
  /// Payments with all their tries: what polls do not see of a renewal whose events are lost. It
  /// has no session, and its invoice says nothing of a payment that is under way or has failed.
  PAYMENT_INTENTS {
    @Override
    StripeQuery since(Instant from, Optional<Instant> readUpTo) {
      return StripeQuery.of("/v1/payment_intents")
          .with("created[gte]", Long.toString(from.getEpochSecond()))
          .with("expand[]", "data.latest_charge");
    }
  },
  /// What hourly polls have no room for among their 20 types, and what can wait.
  EVENTS {
    @Override
    StripeQuery since(Instant from, Optional<Instant> readUpTo) {
      var begin = readUpTo.filter(from::isAfter).orElse(from);
      var query =
          StripeQuery.of("/v1/events").with("created[gte]", Long.toString(begin.getEpochSecond()));
      for (var type : SubscribedTypes.DAILY) {
        query = query.with("types[]", type);
      }
      return query;
    }
  };

  /// The list since a moment.
  ///
  /// @param readUpTo where the last complete pass ended, when that was longer ago
  abstract StripeQuery since(Instant from, Optional<Instant> readUpTo);

  /// The page that begins here.
  StripeQuery page(DailyClaim turn, Duration lookBack, int size, Optional<String> after) {
    var first =
        since(turn.dueAt().minus(lookBack), turn.readUpTo()).with("limit", Integer.toString(size));
    return after.map(id -> first.with("starting_after", id)).orElse(first);
  }
}
