package io.saletrail.settings.backfill;

/// The time in which nobody read a merchant's account, by what catches up with it.
sealed interface Gap {
  /// The polls do, from their mark on: Stripe still lists every event since.
  record WithinReach() implements Gap {}

  /// A backfill of these days does: Stripe has forgotten some of their events.
  record BeyondReach(BackfillPeriod days) implements Gap {}
}
