/// The backfill page: preview, start, pause, resume and cancel an import of past sales.
///
/// Reading order: [BackfillPages], [BackfillPanel] (the part that refreshes),
/// [BackfillTemplates].
@NullMarked
package io.saletrail.settings.console.backfill;

import org.jspecify.annotations.NullMarked;
