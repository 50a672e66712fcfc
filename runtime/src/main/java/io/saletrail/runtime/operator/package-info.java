/// Access for operators by token.
///
/// Reading order: [OperatorsOnly], [OperatorFilter], [OperatorAuthenticator], [WrongTokens],
/// [Clocks], [OperatorToken].
@NullMarked
package io.saletrail.runtime.operator;

import org.jspecify.annotations.NullMarked;
