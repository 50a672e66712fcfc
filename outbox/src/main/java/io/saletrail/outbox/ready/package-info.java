/// Readiness that names what is missing, and since when.
@NullMarked
package io.saletrail.outbox.ready;

import org.jspecify.annotations.NullMarked;
