/// Problem documents on the paths that no route and no REST resource serves.
@NullMarked
package io.saletrail.ingest.problem;

import org.jspecify.annotations.NullMarked;
