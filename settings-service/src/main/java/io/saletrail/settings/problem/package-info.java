/// How errors are told: to programs as RFC 9457 problem documents, to people as a plain page.
///
/// Reading order: [ProblemKind], [Problem], [FieldError], [ProblemException], [ProblemMapper].
@NullMarked
package io.saletrail.settings.problem;

import org.jspecify.annotations.NullMarked;
