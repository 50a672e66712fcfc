package io.saletrail.publisher.lane;

import io.saletrail.publisher.trackdesk.TenantId;
import java.time.Instant;
import java.util.Optional;

/// What holds a lane back, as it is kept for whoever drives the lane next.
///
/// @param closedUntil no call before then
record ThrottleState(LearnedRate pace, Optional<Instant> closedUntil) {

  /// A lane that was taken, with what holds it back.
  record Taken(
      String tenant,
      Optional<Instant> pausedUntil,
      Optional<Integer> learnedRate,
      Optional<Instant> learnedSince) {

    static Taken of(TenantId tenant, ThrottleState restraint) {
      var learned = Optional.of(restraint.pace()).filter(pace -> !pace.equals(LearnedRate.AS_SET));
      return new Taken(
          tenant.toString(),
          restraint.closedUntil(),
          learned.map(LearnedRate::rate),
          learned.map(LearnedRate::since));
    }

    Optional<TenantId> id() {
      return TenantId.of(tenant);
    }

    ThrottleState restraint() {
      var pace =
          learnedRate
              .flatMap(rate -> learnedSince.map(since -> new LearnedRate(rate, since)))
              .orElse(LearnedRate.AS_SET);
      return new ThrottleState(pace, pausedUntil);
    }
  }
}
