/// Parameters of set-based SQL. May contain conversions of records to parameters, nothing that
/// knows a table.
///
/// Reading order: [Rows].
@NullMarked
package io.saletrail.ingest.rows;

import org.jspecify.annotations.NullMarked;
