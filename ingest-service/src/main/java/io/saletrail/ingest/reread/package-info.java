/// Reads again from Stripe what was seen since a time, after Kafka lost it: polls, daily passes and
/// backfills skip what the database has seen, so the loss would last.
///
/// Reading order: [RereadResource] (operators' API), [RereadRequest], [RereadLedger].
@NullMarked
package io.saletrail.ingest.reread;

import org.jspecify.annotations.NullMarked;
