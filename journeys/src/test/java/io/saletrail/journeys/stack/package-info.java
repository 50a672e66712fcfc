/// The whole house as `make run` starts it, with the four services as processes of their own.
///
/// Reading order: [EndToEndTest], [BackfillTest] and [ReinstallTest] with [Operator].
@NullMarked
package io.saletrail.journeys.stack;

import org.jspecify.annotations.NullMarked;
