/// How this service says no: RFC 9457 problem documents, on every path and for every fault.
///
/// Reading order: [Problem], [ProblemMapper] (REST resources), [UnknownPaths] (everything else).
@NullMarked
package io.saletrail.ingest.problem;

import org.jspecify.annotations.NullMarked;
