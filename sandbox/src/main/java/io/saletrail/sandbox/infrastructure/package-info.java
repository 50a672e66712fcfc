/// A real Kafka and a real PostgreSQL for `make run`, `make demo` and every test, on a machine that
/// has a JDK and nothing else.
///
/// Reading order: [Infrastructure] (what callers see), [EmbeddedInfrastructure] and
/// [ContainerInfrastructure] (its two forms), [EmbeddedKafka] with [BrokerSettings],
/// [EmbeddedPostgres] with [PostgresPrograms], [PostgresAccount] and [DatabaseAddress],
/// [FolderLock] (one owner for each data folder), [FreePort], [ContractTopics],
/// [SharedInfrastructure] (one for all test classes of a JVM) and [InfrastructureTestResource] (how
/// a service's tests ask for it).
@NullMarked
package io.saletrail.sandbox.infrastructure;

import org.jspecify.annotations.NullMarked;
