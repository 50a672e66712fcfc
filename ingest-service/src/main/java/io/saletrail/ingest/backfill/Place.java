package io.saletrail.ingest.backfill;

import io.saletrail.contracts.backfill.BackfillFact.Stage;
import io.saletrail.ingest.stripe.StripeAnswer;
import java.util.Optional;

/// Where in a backfill we are: which list, and after which of its objects.
record Place(Stage stage, Optional<String> after) {

  static Place first() {
    return new Place(Stage.SESSIONS, Optional.empty());
  }

  /// Where the next page is; empty after the last page of the last list.
  Optional<Place> next(StripeAnswer.Page page) {
    return page.more()
        ? Optional.of(new Place(stage, Optional.of(page.lastId())))
        : nextList().map(list -> new Place(list, Optional.empty()));
  }

  private Optional<Stage> nextList() {
    return switch (stage) {
      case SESSIONS -> Optional.of(Stage.INVOICES);
      case INVOICES -> Optional.of(Stage.CHARGES);
      case CHARGES -> Optional.of(Stage.REFUNDS);
      case REFUNDS -> Optional.of(Stage.DISPUTES);
      case DISPUTES -> Optional.empty();
    };
  }
}
