package io.saletrail.ingest.backfill;

import io.saletrail.ingest.stripe.StripeReadResult;
import java.util.Optional;

/// Where in a backfill we are: which list, and after which of its objects.
record Cursor(BackfillList list, Optional<String> after) {

  static Cursor first() {
    return new Cursor(BackfillList.SESSIONS, Optional.empty());
  }

  /// Where the next page is; empty after the last page of the last list.
  Optional<Cursor> next(StripeReadResult.Page page) {
    return page.more()
        ? Optional.of(new Cursor(list, Optional.of(page.lastId())))
        : list.next().map(next -> new Cursor(next, Optional.empty()));
  }
}
