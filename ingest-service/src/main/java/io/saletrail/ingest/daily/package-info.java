/// Once a day, reads of each merchant what hourly polls can miss: recently completed sessions,
/// payments, opt-outs, and every object that can still change.
///
/// A pass records each checked object, so that another replica continues after it.
///
/// Reading order: [DailyJobs] (when a pass is due, and its end), [DailyPass] with [DailyCounts] and
/// [DailyList] (the lists), [UnsettledTable] with [UnsettledObject] (objects to check),
/// [DailyIntake] (what is appended), [DailyConfig].
@NullMarked
package io.saletrail.ingest.daily;

import org.jspecify.annotations.NullMarked;
