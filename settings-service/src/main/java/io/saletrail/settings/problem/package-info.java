/// Errors: RFC 9457 problem documents for programs, a plain page for browsers.
///
/// Reading order: [ProblemKind], [Problem], [FieldError], [ProblemException], [ProblemMapper].
@NullMarked
package io.saletrail.settings.problem;

import org.jspecify.annotations.NullMarked;
