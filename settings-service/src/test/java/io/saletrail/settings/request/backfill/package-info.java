/// Tests of backfills: request and progress.
@NullMarked
package io.saletrail.settings.request.backfill;

import org.jspecify.annotations.NullMarked;
