/// Limits that hold for every request before anything reads it, and the key of those by caller.
///
/// Reading order: [GuardedTransport], [GuardedServerChannel], [Connections] with
/// [ConnectionLimits], [Connection], [ConnectionGuard]; [BodyFilter], [ByteBudget];
/// [ClientAddress].
@NullMarked
package io.saletrail.runtime.http;

import org.jspecify.annotations.NullMarked;
