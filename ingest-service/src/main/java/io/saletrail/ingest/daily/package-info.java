/// Once a day, each merchant's account is asked after what hourly polls may have missed: sessions
/// completed in the last day and a half, customers who opted out, and everything that came and has
/// not settled.
///
/// A pass belongs to one replica at a time, under a lease; each object that was asked after is
/// marked, so whoever follows a dead replica goes on behind it.
///
/// Reading order: [DailySweep] (what is due), [DailyLedger] with [DailyClaim] and [UnsettledObject]
/// (leases and marks), [DailyPass] (one pass) with [DailyList] (the lists it reads), [DailyIntake]
/// (what becomes of what it gets), [PassOutcome] (how it can end), [DailyConfig].
@NullMarked
package io.saletrail.ingest.daily;

import org.jspecify.annotations.NullMarked;
