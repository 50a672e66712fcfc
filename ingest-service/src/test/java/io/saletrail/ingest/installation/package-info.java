/// Tests of installation events.
@NullMarked
package io.saletrail.ingest.installation;

import org.jspecify.annotations.NullMarked;
