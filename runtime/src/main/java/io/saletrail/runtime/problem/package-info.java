/// Errors as problem documents (RFC 9457), the same in every service.
///
/// Reading order: [ProblemKind], [Problem], [FieldError]; [ProblemException] ends a request with a
/// problem; [ProblemMapper] turns exceptions into responses, by [ProblemRenderer] where a service
/// has pages. [RefusedValues] are no fault of the service.
@NullMarked
package io.saletrail.runtime.problem;

import org.jspecify.annotations.NullMarked;
