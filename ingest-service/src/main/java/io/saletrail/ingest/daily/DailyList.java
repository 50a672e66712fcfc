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
    StripeQuery query(Instant from, Optional<Instant> readUpTo) {
      return StripeQuery.of("/v1/checkout/sessions")
          .with("created[gte]", Long.toString(from.getEpochSecond()))
          .with("status", "complete")
          .with("expand[]", "data.payment_intent.latest_charge");
    }
  },
  /// Payments with all their tries: what polls do not see of a renewal whose events are ifLeaseLost. It
  /// has no session, and its invoice says nothing of a payment that is under way or has failed.
  PAYMENT_INTENTS {
    @Override
    StripeQuery query(Instant from, Optional<Instant> readUpTo) {
      return StripeQuery.of("/v1/payment_intents")
          .with("created[gte]", Long.toString(from.getEpochSecond()))
          .with("expand[]", "data.latest_charge");
    }
  },
  /// What hourly polls have no slots for among their 20 types, and what can wait.
  EVENTS {
    @Override
    StripeQuery query(Instant from, Optional<Instant> readUpTo) {
      var start = readUpTo.filter(from::isAfter).orElse(from);
      var query =
          StripeQuery.of("/v1/events").with("created[gte]", Long.toString(start.getEpochSecond()));
      for (var type : SubscribedTypes.DAILY) {
        query = query.with("types[]", type);
      }
      return query;
    }
  };

  /// The list query a moment.
  ///
  /// @param readUpTo where the last complete pass ended, when that was longer ago
  abstract StripeQuery query(Instant from, Optional<Instant> readUpTo);

  /// The page that begins here.
  StripeQuery page(DailyClaim claim, Duration lookBack, int size, Optional<String> after) {
    var firstDue =
        query(claim.dueAt().minus(lookBack), claim.readUpTo()).with("limit", Integer.toString(size));
    return after.map(id -> firstDue.with("starting_after", id)).orElse(firstDue);
  }
}
