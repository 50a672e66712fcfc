/// Details that decisions lack: when Stripe is asked for them, how often, and how that ended.
///
/// Reading order: [MissingDetailTable], [MissingDetailSweep], [MissingDetailConfig].
@NullMarked
package io.saletrail.conversion.missingdetail;

import org.jspecify.annotations.NullMarked;
