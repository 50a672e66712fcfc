/// Events that should be ours and cannot be read: kept as they came, shown to operators, read again
/// on request once the reader has learned.
///
/// Reading order: [Quarantine] (put, look up, replay), [UnreadableEvent] (what comes in),
/// [QuarantinedEvent] (the row), [ReplayResult] (how a replay can end); [QuarantineResource] (the
/// operators' door) with [QuarantineEntry] and [OperatorsOnly]; [QuarantineSweep],
/// [QuarantineConfig].
@NullMarked
package io.saletrail.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
