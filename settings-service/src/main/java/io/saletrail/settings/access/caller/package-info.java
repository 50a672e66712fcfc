/// Who sends a request: the caller, the same as an actor for the audit trail, the session or
/// key of the request, and the format of Stripe accounts.
///
/// Reading order: [Caller], [Actor], [StripeAccount], [SignedByStripe]; [SignInMethod],
/// [SessionOwner], [Session]; [ApiKey], [KeyScope], [NeedsScope], [KeyRules].
@NullMarked
package io.saletrail.settings.access.caller;

import org.jspecify.annotations.NullMarked;
