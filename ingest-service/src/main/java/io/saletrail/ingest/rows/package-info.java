/// Many rows in one statement. May enter: what turns records into parameters, nothing that knows a
/// table.
///
/// Reading order: [Rows].
@NullMarked
package io.saletrail.ingest.rows;

import org.jspecify.annotations.NullMarked;
