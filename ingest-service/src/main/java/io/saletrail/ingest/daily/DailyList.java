package io.saletrail.ingest.daily;

import io.saletrail.ingest.intake.SubscribedTypes;
import io.saletrail.ingest.job.JobClaim;
import io.saletrail.ingest.stripe.StripeQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A list that a daily pass reads.
enum DailyList {
  /// Recently completed sessions, again.
  SESSIONS {
    @Override
    StripeQuery query(Instant from, Optional<Instant> readUpTo) {
      return StripeQuery.of("/v1/checkout/sessions")
          .with("created[gte]", Long.toString(from.getEpochSecond()))
          .with("status", "complete")
          .with("expand[]", "data.payment_intent.latest_charge");
    }
  },
  /// Payments with all attempts. A renewal has no session, and its invoice shows no failed or
  /// processing payment, so polls miss it when its events are lost.
  PAYMENT_INTENTS {
    @Override
    StripeQuery query(Instant from, Optional<Instant> readUpTo) {
      return StripeQuery.of("/v1/payment_intents")
          .with("created[gte]", Long.toString(from.getEpochSecond()))
          .with("expand[]", "data.latest_charge");
    }
  },
  /// Types beyond the 20 of hourly polls.
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

  /// The list from a time.
  ///
  /// @param readUpTo end of the last complete pass, if earlier
  abstract StripeQuery query(Instant from, Optional<Instant> readUpTo);

  StripeQuery page(JobClaim claim, Duration lookBack, int size, Optional<String> after) {
    var firstDue =
        query(claim.dueAt().minus(lookBack), claim.highWaterAt())
            .with("limit", Integer.toString(size));
    return after.map(id -> firstDue.with("starting_after", id)).orElse(firstDue);
  }
}
