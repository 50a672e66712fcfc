/// What a feed does while Kafka or the database is away: it holds what it has and tries again. The
/// channel waits with it, the consumer goes on living, readiness says why; nothing is skipped.
///
/// Reading order: [OutagePatience], [OutageConfig].
@NullMarked
package io.saletrail.ingest.outage;

import org.jspecify.annotations.NullMarked;
