/// Records in and out of PostgreSQL. Knows JSON, and nothing about deliveries.
///
/// Reading order: [Rows].
@NullMarked
package io.saletrail.publisher.rows;

import org.jspecify.annotations.NullMarked;
