/// How facts of the other services come in: a batch from Kafka becomes the facts in it, and what is
/// no fact is counted and passed over.
///
/// Reading order: [FactBatch], [Rows].
@NullMarked
package io.saletrail.settings.feed;

import org.jspecify.annotations.NullMarked;
