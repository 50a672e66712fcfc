/// Reads of Stripe per merchant, compared with the read allowance.
///
/// Reading order: [ReadUsage], [ReadUsageProjection], [ReadUsageQuery].
@NullMarked
package io.saletrail.settings.insight.allowance;

import org.jspecify.annotations.NullMarked;
