/// Limits that hold for every request before anything reads it.
///
/// Reading order: [BodyFilter], [ByteBudget].
@NullMarked
package io.saletrail.runtime.http;

import org.jspecify.annotations.NullMarked;
