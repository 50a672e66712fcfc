/// Stripe in, payment activity out. The only part of the house that calls Stripe, and the only one
/// that knows how Stripe's objects look.
///
/// Reading order along an event's way: `webhook` (Stripe calls us), `poll` (we call Stripe by the
/// hour), `daily` (and once more by the day), `lookup` (we ask for what is missing) and `backfill`
/// (we read the past) all end in `intake`, which appends to the raw topic; `activity` takes it from
/// there, has it read by `reading`, remembers in `unsettled` what there is more to come of, and
/// puts what cannot be read into `quarantine`; `replay` reads a span of the topic again.
/// `connection` tells how the connection to Stripe is, `stripe` is how we call it, `allowance` how
/// often we may, `problem` how this service says no, `rows` how many rows go into one statement.
@NullMarked
package io.saletrail.ingest;

import org.jspecify.annotations.NullMarked;
