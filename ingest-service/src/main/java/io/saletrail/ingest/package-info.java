/// Reads Stripe and publishes payment activity. The only service that calls Stripe or knows the
/// shape of its objects.
///
/// Reading order along the path of an event: `webhook` (Stripe calls us), `poll` (hourly reads),
/// `daily` (daily reads), `lookup` (details that a decision lacks) and `backfill` (past sales)
/// all end in `intake`, which appends to the raw topic. `activity` consumes that topic with the
/// readers of `reading`, records in `unsettled` the objects that can still change, and puts
/// unreadable events into `quarantine`; `replay` reads a range of the topic again. `job` runs the
/// passes, `connection` reports the state of the connection, `stripe` calls Stripe, `allowance`
/// limits the calls, `problem` holds the error responses, `rows` the parameters of set-based SQL.
@NullMarked
package io.saletrail.ingest;

import org.jspecify.annotations.NullMarked;
