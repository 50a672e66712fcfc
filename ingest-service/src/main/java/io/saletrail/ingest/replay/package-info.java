/// Replays: ranges of the raw topic, read again after a reader was fixed. The same events give the
/// same outcomes.
///
/// Activity keeps its ids, so consumers ignore what they know. Each batch is published before its
/// cursor is stored: another replica resumes there and may publish a batch again.
///
/// Reading order: [ReplayResource] (API) with [ReplayRequest] and [ReplayStatus]; [ReplayLedger]
/// (requests and progress), [ReplayJobs] (its end), [ReplayPass] with [ReplayClaim], [ReplayCursor]
/// and [ReplayCounts] (batch by batch), [RawTopicRange] (the topic between two times),
/// [ReplayConfig].
@NullMarked
package io.saletrail.ingest.replay;

import org.jspecify.annotations.NullMarked;
