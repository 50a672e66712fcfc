/// How every service starts and what it needs from its environment.
///
/// Reading order: [ServiceProgram], the `main` of all services; [RequiredEnvironment], which names
/// all missing variables together; [DatabaseUrl] and [DatabaseUrlConfig], which turn `DATABASE_URL`
/// into Quarkus's datasource properties; [MalformedDatabaseUrl]. Package `problem` holds problem
/// documents, `operator` the operator check.
@NullMarked
package io.saletrail.runtime;

import org.jspecify.annotations.NullMarked;
