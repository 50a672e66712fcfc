package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.ingest.stripe.StripeAnswer;
import java.util.Optional;

/// Where in a pass we are: which list, and after which of its objects.
record Place(Stage stage, Optional<String> after) {

  static Place first() {
    return beginningOf(Stage.EVENTS);
  }

  /// Where the next page is; empty after the last page of the last list.
  Optional<Place> next(StripeAnswer.Page page) {
    return page.more()
        ? Optional.of(new Place(stage, Optional.of(page.lastId())))
        : nextList().map(Place::beginningOf);
  }

  private Optional<Stage> nextList() {
    return switch (stage) {
      case EVENTS -> Optional.of(Stage.SESSIONS);
      case SESSIONS -> Optional.empty();
    };
  }

  private static Place beginningOf(Stage stage) {
    return new Place(stage, Optional.empty());
  }
}
