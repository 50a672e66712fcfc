/// Tests of backfills as they are asked for and followed.
@NullMarked
package io.saletrail.settings.request.backfill;

import org.jspecify.annotations.NullMarked;
