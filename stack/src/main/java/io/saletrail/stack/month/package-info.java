/// One month of a shop, played three times at once: at a merchant of whom only webhooks tell, at
/// one of whom only polls tell, and at one of whom both do. What Trackdesk holds at the end has to
/// be the same.
///
/// Reading order: [ThreeWays] (the trial), [Way]; [Month] (what happens in it), [Step], [Bought];
/// [Held] and [ThreeWaysResult] (how it ends).
@NullMarked
package io.saletrail.stack.month;

import org.jspecify.annotations.NullMarked;
