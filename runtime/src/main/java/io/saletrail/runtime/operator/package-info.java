/// Access for operators by token.
///
/// Reading order: [OperatorsOnly], [OperatorFilter], [OperatorToken].
@NullMarked
package io.saletrail.runtime.operator;

import org.jspecify.annotations.NullMarked;
