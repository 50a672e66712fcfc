/// One transaction in PostgreSQL and the facts about it on Kafka: both, or neither.
///
/// A service changes its state through [Outbox#write]; the facts it publishes meanwhile are
/// rows of the same transaction. The [Relay] carries committed rows to Kafka, in order, at least
/// once, and deletes them when Kafka has acknowledged. A flow without a database sends through
/// [FactProducer] itself.
///
/// Reading order: [Outbox], [Shard], [Relay], [FactProducer], [Sent], [Refusal], [FreshContext],
/// [ExpiredRows], [AccountRows].
@NullMarked
package io.saletrail.outbox;

import org.jspecify.annotations.NullMarked;
