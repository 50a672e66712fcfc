/// Events that no reader can read yet: stored unchanged and encrypted, visible to operators, read
/// again on request.
///
/// Reading order: [Quarantine] (put, find, replay), [UnreadableEvent] (input), [QuarantinedEvent]
/// (row), [SealedEvents] (encryption), [Marks] (erasure), [ReplayResult]; [QuarantineResource]
/// (API) with [QuarantineEntry]; [QuarantineSweep], [QuarantineConfig].
@NullMarked
package io.saletrail.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
