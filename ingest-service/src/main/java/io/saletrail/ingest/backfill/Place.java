package io.saletrail.ingest.backfill;

import io.saletrail.ingest.stripe.StripeAnswer;
import java.util.Optional;

/// Where in a backfill we are: which list, and after which of its objects.
record Place(BackfillList list, Optional<String> after) {

  static Place first() {
    return new Place(BackfillList.SESSIONS, Optional.empty());
  }

  /// Where the next page is; empty after the last page of the last list.
  Optional<Place> next(StripeAnswer.Page page) {
    return page.more()
        ? Optional.of(new Place(list, Optional.of(page.lastId())))
        : list.next().map(next -> new Place(next, Optional.empty()));
  }
}
