/// Error responses: RFC 9457 problem documents on every path.
///
/// Reading order: [Problem], [ProblemMapper] (REST resources), [UnknownPaths] (all other paths).
@NullMarked
package io.saletrail.ingest.problem;

import org.jspecify.annotations.NullMarked;
