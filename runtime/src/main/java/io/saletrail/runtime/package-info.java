/// How every service starts and what it needs from its environment.
///
/// Reading order: [ServiceProgram], the `main` of all services; [RequiredEnvironment], which names
/// every missing variable at once; [DatabaseUrl] and [DatabaseUrlConfig], which turn
/// `DATABASE_URL` into Quarkus's datasource properties; [MalformedDatabaseUrl]. Then `problem` and
/// `operator`: how it answers errors and operators.
@NullMarked
package io.saletrail.runtime;

import org.jspecify.annotations.NullMarked;
