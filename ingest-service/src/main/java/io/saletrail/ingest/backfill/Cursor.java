package io.saletrail.ingest.backfill;

import io.saletrail.ingest.stripe.StripeReadResult;
import java.util.Optional;

/// A position in a backfill: the list, and the last object read in it.
record Cursor(BackfillList list, Optional<String> after) {

  static Cursor first() {
    return new Cursor(BackfillList.SESSIONS, Optional.empty());
  }

  /// The cursor of the next page; empty after the last page of the last list.
  Optional<Cursor> next(StripeReadResult.Page page) {
    return page.more()
        ? Optional.of(new Cursor(list, Optional.of(page.lastId())))
        : list.next().map(next -> new Cursor(next, Optional.empty()));
  }
}
