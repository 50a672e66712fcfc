/// How much of each merchant's account has been read from Stripe, of how much we allow ourselves.
///
/// Reading order: [ReadUsage], [ReadUsageProjection] (from what polls say), [ReadUsageQuery].
@NullMarked
package io.saletrail.settings.allowance;

import org.jspecify.annotations.NullMarked;
