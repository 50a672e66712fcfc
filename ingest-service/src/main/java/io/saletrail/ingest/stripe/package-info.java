/// Calls to Stripe: reading only, paced, retried, and answered by a value.
///
/// Reading order: [StripeReadClient], [StripeQuery] (what is asked), [StripeAnswer] (what comes
/// back), [Pace], [Turn] (when an account is read), [StripeConfig].
@NullMarked
package io.saletrail.ingest.stripe;

import org.jspecify.annotations.NullMarked;
