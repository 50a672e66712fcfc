/// Carries the rows of the outbox to Kafka.
///
/// Reading order: [OutboxRelay], [ShardQueue] (whose turn it is), [RelayPass] (one transaction),
/// [RowOutcomes] (sent, refused or waiting), [ShardMarks] (where reading begins), [OutboxTable],
/// [RefusedFacts], [RefusedTable], [RefusedFactsResource].
@NullMarked
package io.saletrail.outbox.relay;

import org.jspecify.annotations.NullMarked;
