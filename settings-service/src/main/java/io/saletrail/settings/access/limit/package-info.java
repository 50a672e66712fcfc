/// Rate limits against overload. Guessing of operator tokens is limited by `OperatorAuthenticator`.
///
/// One mechanism: a token bucket per address or merchant (bucket4j), in a bounded map, per replica.
///
/// Reading order: [LimitConfig], [Rate], [Limit], [Limits], [Limited],
/// [RateLimitExceeded].
@NullMarked
package io.saletrail.settings.access.limit;

import org.jspecify.annotations.NullMarked;
