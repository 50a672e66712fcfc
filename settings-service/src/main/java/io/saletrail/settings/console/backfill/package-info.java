/// The page of backfills: a period of the past is rehearsed, then read, and can be paused.
///
/// Reading order: [BackfillPages], [BackfillPanel] (what of it changes by itself),
/// [BackfillTemplates].
@NullMarked
package io.saletrail.settings.console.backfill;

import org.jspecify.annotations.NullMarked;
