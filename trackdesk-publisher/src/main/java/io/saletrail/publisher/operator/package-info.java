/// Access for operators, and problem documents.
///
/// Reading order: [OperatorFilter], [Problem].
@NullMarked
package io.saletrail.publisher.operator;

import org.jspecify.annotations.NullMarked;
