/// Rate limits against token guessing and overload.
///
/// One mechanism: a token bucket per address or merchant (bucket4j), in a bounded map, per replica.
///
/// Reading order: [LimitConfig], [Rate], [Limit], [Clocks], [Limits], [Limited],
/// [RateLimitExceeded].
@NullMarked
package io.saletrail.settings.access.limit;

import org.jspecify.annotations.NullMarked;
