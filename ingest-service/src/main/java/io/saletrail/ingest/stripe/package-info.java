/// Calls to Stripe: reading only, paced, retried, and answered by a value.
///
/// Reading order: [StripeReadClient], [StripeQuery] (what is asked), [StripeReadResult] (what comes
/// back), [RateLimiter], [PollSlot] (when an account is read), [StripeConfig].
@NullMarked
package io.saletrail.ingest.stripe;

import org.jspecify.annotations.NullMarked;
