package io.saletrail.ingest.backfill;

import io.saletrail.ingest.stripe.StripeReadResult;
import java.util.Optional;

/// A position in a backfill: the list, and the last object read in it.
record BackfillCursor(BackfillList list, Optional<String> after) {

  static BackfillCursor first() {
    return new BackfillCursor(BackfillList.SESSIONS, Optional.empty());
  }

  /// The cursor of the next page; empty after the last page of the last list.
  Optional<BackfillCursor> next(StripeReadResult.Page page) {
    return page.more()
        ? Optional.of(new BackfillCursor(list, Optional.of(page.lastId())))
        : list.next().map(next -> new BackfillCursor(next, Optional.empty()));
  }
}
