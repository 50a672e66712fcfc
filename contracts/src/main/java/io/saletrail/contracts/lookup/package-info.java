/// Look-ups at Stripe for details that a decision lacks.
///
/// The objects themselves arrive as payment activity of origin LOOKUP. The facts here say only that
/// a look-up was requested and how it ended.
///
/// Reading order: [LookupFact], [LookupRequested], [LookupEnded].
@NullMarked
package io.saletrail.contracts.lookup;

import org.jspecify.annotations.NullMarked;
