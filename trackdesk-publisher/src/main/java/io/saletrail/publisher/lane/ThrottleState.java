package io.saletrail.publisher.lane;

import io.saletrail.publisher.trackdesk.TenantId;
import java.time.Instant;
import java.util.Optional;

/// The limits of a lane, stored for its next holder.
///
/// @param closedUntil no call before then
record ThrottleState(LearnedRate learned, Optional<Instant> closedUntil) {

  /// A claimed lane and its limits.
  record Claimed(
      String tenant,
      Optional<Instant> pausedUntil,
      Optional<Integer> learnedRate,
      Optional<Instant> learnedSince) {

    static Claimed of(TenantId tenant, ThrottleState throttleState) {
      var changed =
          Optional.of(throttleState.learned())
              .filter(learned -> !learned.equals(LearnedRate.AS_SET));
      return new Claimed(
          tenant.toString(),
          throttleState.closedUntil(),
          changed.map(LearnedRate::rate),
          changed.map(LearnedRate::since));
    }

    Optional<TenantId> id() {
      return TenantId.of(tenant);
    }

    ThrottleState throttleState() {
      var learned =
          learnedRate
              .flatMap(rate -> learnedSince.map(since -> new LearnedRate(rate, since)))
              .orElse(LearnedRate.AS_SET);
      return new ThrottleState(learned, pausedUntil);
    }
  }
}
