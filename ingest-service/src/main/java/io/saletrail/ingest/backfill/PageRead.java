package io.saletrail.ingest.backfill;

import io.saletrail.contracts.backfill.BackfillProgressed;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A page that was read.
///
/// @param here cursor of this page
/// @param next cursor of the next page; empty after the last
/// @param before counts without this page
/// @param counts counts with this page
/// @param fullyRead Stripe ids whose related objects are read with this page
record PageRead(
    BackfillCursor here,
    Optional<BackfillCursor> next,
    BackfillCounts before,
    BackfillCounts counts,
    Set<String> fullyRead) {

  /// Where another replica resumes. It reads the last page again, so that page is not counted
  /// yet.
  BackfillCursor resume() {
    return next.orElse(here);
  }

  /// The counts that another replica resumes with.
  BackfillCounts counted() {
    return next.isPresent() ? counts : before;
  }

  /// The progress fact; empty for a second list of the same stage without objects.
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
