/// Limits that hold for every request before anything reads it, the key of those by caller, and
/// where a vulnerability is reported.
///
/// Reading order: [GuardedTransport], [GuardedServerChannel], [Connections] with
/// [ConnectionLimits], [Connection], [ConnectionGuard]; [BodyFilter], [ByteBudget];
/// [ClientAddress]; [SecurityText].
@NullMarked
package io.saletrail.runtime.http;

import org.jspecify.annotations.NullMarked;
