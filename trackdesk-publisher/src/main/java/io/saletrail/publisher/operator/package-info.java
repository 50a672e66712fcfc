/// The door for operators: who may in, and how errors are said.
///
/// Reading order: [OperatorFilter], [Problem].
@NullMarked
package io.saletrail.publisher.operator;

import org.jspecify.annotations.NullMarked;
