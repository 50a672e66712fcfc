/// What checks, backfills and re-drives have in common: a run is a set of facts. [RunFactTable]
/// stores them in any order and with any repetition; the state of a run is a pure function of its
/// [Run].
///
/// Reading order: [RunKind], [Run], [RunFact], [RunFactTable], [RunFactSweep].
@NullMarked
package io.saletrail.settings.request.run;

import org.jspecify.annotations.NullMarked;
