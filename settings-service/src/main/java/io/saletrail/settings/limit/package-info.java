/// How often things may be asked for, so that nobody guesses tokens or keeps this service busy.
///
/// One mechanism for all of it: a bucket of tokens for each address or merchant (bucket4j), in a
/// bounded map, counted by each replica for itself. [Limit] knows no clock but the one it is given.
///
/// Reading order: [LimitConfig], [Rate], [Limit], [Clocks], [Limits], [Limited],
/// [RateLimitExceeded].
@NullMarked
package io.saletrail.settings.limit;

import org.jspecify.annotations.NullMarked;
