package io.saletrail.ingest.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.poll.PollFailed.Cause;
import java.util.List;

/// What Stripe answered, sorted by the only question that matters: would asking again help?
public sealed interface StripeReadResult {
  /// A page of a list, as Stripe rendered it. A page that has more behind it is not empty.
  record Page(List<JsonNode> items, boolean more) implements StripeReadResult {
    /// What the next page begins after.
    public String lastId() {
      return items.getLast().path("id").asText();
    }
  }

  /// No. Somebody has to change something first.
  record Refused(Cause cause) implements StripeReadResult {}

  /// Yes, later. Asked as often as makes sense for now.
  record Unavailable(Cause cause) implements StripeReadResult {}
}
