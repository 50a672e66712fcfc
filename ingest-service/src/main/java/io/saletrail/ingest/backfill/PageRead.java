package io.saletrail.ingest.backfill;

import io.saletrail.contracts.backfill.BackfillProgressed;
import io.saletrail.ingest.backfill.BackfillClaim.Counts;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A page that was read.
///
/// @param here where it was
/// @param next where the next one is; empty after the last
/// @param before what was read before it
/// @param counts what was read with it
/// @param fullyRead the Stripe ids of which everything is read with it
record PageRead(Cursor here, Optional<Cursor> next, Counts before, Counts counts, Set<String> fullyRead) {

  /// Where whoever takes over begins. The last page is read again by whoever finds its backfill
  /// unfinished: so it is not counted yet.
  Cursor resume() {
    return next.orElse(here);
  }

  /// What whoever takes over has read.
  Counts counted() {
    return next.isPresent() ? counts : before;
  }

  /// Empty where there is no progress to report: two lists that are one stage to others, and nothing
  /// in the second.
  Optional<BackfillProgressed> fact(BackfillClaim claim, Instant now) {
    var progressed =
        new BackfillProgressed(
            claim.backfill(),
            claim.account(),
            here.list().stage(),
            counts.read(),
            counts.recovered(),
            now);
    return Optional.of(progressed)
        .filter(_ -> !here.list().sharesStage() || counts.read() > before.read());
  }
}
