package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.ingest.stripe.StripeReadResult;
import java.util.Optional;

/// A position in a pass: the list, and the last object read in it.
record Cursor(Stage stage, Optional<String> after) {

  static Cursor first() {
    return beginningOf(Stage.EVENTS);
  }

  /// The cursor of the next page; empty after the last page of the last list.
  Optional<Cursor> next(StripeReadResult.Page page) {
    return page.more()
        ? Optional.of(new Cursor(stage, Optional.of(page.lastId())))
        : nextList().map(Cursor::beginningOf);
  }

  private Optional<Stage> nextList() {
    return switch (stage) {
      case EVENTS -> Optional.of(Stage.SESSIONS);
      case SESSIONS -> Optional.empty();
    };
  }

  private static Cursor beginningOf(Stage stage) {
    return new Cursor(stage, Optional.empty());
  }
}
