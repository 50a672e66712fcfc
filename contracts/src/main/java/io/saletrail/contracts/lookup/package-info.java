/// Something about a payment is missing, and Stripe is asked for it.
///
/// The answer is not here: what Stripe has goes the way of everything that Stripe says, and arrives
/// as payment activity of origin LOOKUP. Here is only that it was asked, and how that ended.
///
/// Reading order: [LookupFact], [LookupRequested], [LookupEnded].
@NullMarked
package io.saletrail.contracts.lookup;

import org.jspecify.annotations.NullMarked;
