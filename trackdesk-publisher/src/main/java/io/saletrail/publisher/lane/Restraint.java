package io.saletrail.publisher.lane;

import io.saletrail.publisher.trackdesk.TenantId;
import java.time.Instant;
import java.util.Optional;

/// What holds a lane back, as it is kept for whoever drives the lane next.
///
/// @param closedUntil no call before then
record Restraint(Pace pace, Optional<Instant> closedUntil) {

  /// A lane that was taken, with what holds it back.
  record Taken(
      String tenant,
      Optional<Instant> pausedUntil,
      Optional<Integer> learnedRate,
      Optional<Instant> learnedSince) {

    static Taken of(TenantId tenant, Restraint restraint) {
      var learned = Optional.of(restraint.pace()).filter(pace -> !pace.equals(Pace.AS_SET));
      return new Taken(
          tenant.toString(),
          restraint.closedUntil(),
          learned.map(Pace::rate),
          learned.map(Pace::since));
    }

    Optional<TenantId> id() {
      return TenantId.of(tenant);
    }

    Restraint restraint() {
      var pace =
          learnedRate
              .flatMap(rate -> learnedSince.map(since -> new Pace(rate, since)))
              .orElse(Pace.AS_SET);
      return new Restraint(pace, pausedUntil);
    }
  }
}
