/// Read calls to Stripe: rate-limited, retried, with a value as result.
///
/// Reading order: [StripeReadClient], [StripeQuery] (call), [StripeReadResult] (result),
/// [RateLimiter], [StripeClock], [PollSlot] (when an account is read), [StripeConfig].
@NullMarked
package io.saletrail.ingest.stripe;

import org.jspecify.annotations.NullMarked;
