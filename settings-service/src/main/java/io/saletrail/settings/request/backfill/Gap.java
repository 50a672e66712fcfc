package io.saletrail.settings.request.backfill;

/// The time in which a merchant's account was not read, by what recovers it.
sealed interface Gap {
  /// Polls recover it from their cursor: Stripe still lists every event since.
  record WithinReach() implements Gap {}

  /// A backfill of these days recovers it: Stripe no longer lists some of their events.
  record BeyondReach(BackfillPeriod days) implements Gap {}
}
