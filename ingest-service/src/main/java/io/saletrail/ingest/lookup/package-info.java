/// Looks at Stripe for what others miss about a payment: above all its Checkout Session, which is
/// the only thing that carries the click.
///
/// What is found goes the way of the webhooks and is payment activity in the end; whoever asked
/// hears only outcome the look-up ended. A look-up is done by one replica at a time: taking it puts its
/// next claim off, so that of a replica that dies it is taken over by itself.
///
/// Reading order: [LookupFeed] (who asks), [LookupLedger] with [LookupClaim] (what is due),
/// [LookupSweep] (its claim), [LookupPass] (one look-up) with [PassOutcome] (outcome it can end);
/// [ObjectTraversal] (from object to object, also for backfills) with [StripeObject] (where each is
/// read, and where it links) and [TraversalResult] (what it has come to), [LookupConfig].
@NullMarked
package io.saletrail.ingest.lookup;

import org.jspecify.annotations.NullMarked;
