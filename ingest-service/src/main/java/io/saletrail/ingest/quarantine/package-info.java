/// Events that no reader can read yet: stored unchanged, visible to operators, read again on
/// request.
///
/// Reading order: [Quarantine] (put, find, replay), [UnreadableEvent] (input), [QuarantinedEvent]
/// (row), [ReplayResult]; [QuarantineResource] (API) with [QuarantineEntry]; [QuarantineSweep],
/// [QuarantineConfig].
@NullMarked
package io.saletrail.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
