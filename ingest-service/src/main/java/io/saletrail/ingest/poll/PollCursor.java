package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.ingest.stripe.StripeReadResult;
import java.util.Optional;

/// A position in a pass: the list, and the last object read in it.
record PollCursor(Stage stage, Optional<String> after) {

  static PollCursor first() {
    return beginningOf(Stage.EVENTS);
  }

  /// The cursor of the next page; empty after the last page of the last list.
  Optional<PollCursor> next(StripeReadResult.Page page) {
    return page.more()
        ? Optional.of(new PollCursor(stage, Optional.of(page.lastId())))
        : nextList().map(PollCursor::beginningOf);
  }

  private Optional<Stage> nextList() {
    return switch (stage) {
      case EVENTS -> Optional.of(Stage.SESSIONS);
      case SESSIONS -> Optional.empty();
    };
  }

  private static PollCursor beginningOf(Stage stage) {
    return new PollCursor(stage, Optional.empty());
  }
}
