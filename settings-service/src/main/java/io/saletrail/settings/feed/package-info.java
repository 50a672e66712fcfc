/// Consumption of the other services' facts: a batch from Kafka becomes facts; unreadable messages
/// are counted and skipped.
///
/// Reading order: [FactBatch].
@NullMarked
package io.saletrail.settings.feed;

import org.jspecify.annotations.NullMarked;
