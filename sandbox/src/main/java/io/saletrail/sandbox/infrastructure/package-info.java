/// A real Kafka and a real PostgreSQL for `make run`, `make demo` and every test, on a machine with
/// only a JDK.
///
/// Reading order: [Infrastructure] (the interface), [EmbeddedInfrastructure] and
/// [ContainerInfrastructure] (its two forms), [EmbeddedKafka] with [BrokerSettings],
/// [EmbeddedPostgres] with [PostgresPrograms], [PostgresAccount] and [DatabaseAddress],
/// [FolderLock] (one owner per data folder), [FreePort], [ContractTopics], [SharedInfrastructure]
/// (one for all test classes of a JVM) and [InfrastructureTestResource] (for Quarkus tests).
@NullMarked
package io.saletrail.sandbox.infrastructure;

import org.jspecify.annotations.NullMarked;
