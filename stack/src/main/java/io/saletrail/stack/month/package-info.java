/// One month of a shop, played at three merchants at the same time: one known by webhooks alone,
/// one by polls alone, one by both. Trackdesk has to hold the same conversions for each of them at
/// the end.
///
/// Reading order: [ThreeWays] (the run), [Way]; [Month] (what happens to purchases), [Step];
/// [ComparableConversion] and [ThreeWaysResult] (the result).
@NullMarked
package io.saletrail.stack.month;

import org.jspecify.annotations.NullMarked;
