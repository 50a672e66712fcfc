/// Tests of the whole service, on real Kafka and PostgreSQL.
///
/// Reading order: [TestStack], [Topics], [LogCapture].
@NullMarked
package io.saletrail.settings;

import org.jspecify.annotations.NullMarked;
