/// The console: server-rendered pages over what the other packages know. They work without
/// JavaScript; a little of it adds copy buttons, live progress and local times.
///
/// Reading order: what every page is made of ([Layout], [Layouts], [Warning], [Viewer], [Html],
/// [Assets], [AssetFilter]); then the pages, a package each: `signin`; `setup` with `form` and
/// `token`, `options`, `snippet` and `test` (a merchant's first ten minutes); `conversion` with
/// `chart`, `redrive` and `shadow` (what became of sales); `check`, `backfill`, `reconciliation`
/// and `health` (whether nothing was missed); `audit`; and `wording`, how all of them say it.
@NullMarked
package io.saletrail.settings.console;

import org.jspecify.annotations.NullMarked;
