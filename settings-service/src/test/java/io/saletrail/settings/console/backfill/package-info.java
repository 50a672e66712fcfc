/// Tests of the page of backfills.
@NullMarked
package io.saletrail.settings.console.backfill;

import org.jspecify.annotations.NullMarked;
