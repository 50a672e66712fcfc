/// Looks up details at Stripe that a decision lacks: above all a payment's Checkout Session, which
/// alone has the click.
///
/// Objects found are appended to the raw topic and become payment activity like all others; the
/// requester gets the outcome alone.
///
/// Reading order: [LookupFeed] (requests), [LookupJobs] with [LookupClaim] (which one is due, and
/// its end), [LookupPass] (one look-up) with [LookupResult]; [ObjectTraversal] (from object to
/// object, also for backfills) with [StripeObject] (calls and links by kind) and [TraversalResult],
/// [LookupConfig].
@NullMarked
package io.saletrail.ingest.lookup;

import org.jspecify.annotations.NullMarked;
