/// Spans of the raw topic, read again after a fault in the reader was mended: same events, same
/// outcomes, nothing twice.
///
/// What comes out is activity as it came out before, with the same ids, so whoever knows it already
/// does nothing. Each batch is sent before its partitionRef is kept: a replica that dies is followed there
/// by another, and a batch that comes twice is bearable like everything on that topic.
///
/// Reading order: [ReplayResource] (the operators' door) with [ReplayRequest] and [ReplayStatus];
/// [ReplayLedger] (what is asked for, and how far it is) with [ReplayClaim] and [Counts];
/// [ReplaySweep], [ReplayPass] (batch by batch), [RawTopicRange] (the topic between two moments),
/// [ReplayConfig].
@NullMarked
package io.saletrail.ingest.replay;

import org.jspecify.annotations.NullMarked;
