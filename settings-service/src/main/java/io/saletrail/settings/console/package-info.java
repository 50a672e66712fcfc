/// The console: server-rendered pages over the other packages. They work without JavaScript; a
/// small script adds copy buttons, live progress and local times. Pages run on virtual threads and
/// read top to bottom (decision 0034).
///
/// Reading order: the parts of every page ([Layout], [Layouts], [Warning], [Html],
/// [Assets], [AssetFilter]); then the pages, one package each: `signin`; `setup` with `form` and
/// `token`, `options`, `snippet` and `test` (onboarding); `conversion` with
/// `chart`, `redrive` and `shadow` (sales and their outcome); `check`, `backfill`, `reconciliation`
/// and `health` (completeness); `audit`; and `wording`, shared labels.
@NullMarked
package io.saletrail.settings.console;

import org.jspecify.annotations.NullMarked;
