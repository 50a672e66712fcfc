package io.saletrail.ingest.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.poll.PollFailed.Cause;
import java.util.List;

/// The result of a read, by whether a retry helps.
public sealed interface StripeReadResult {
  /// A page of a list, as Stripe rendered it. Not empty when `more` is true.
  record Page(List<JsonNode> items, boolean more) implements StripeReadResult {
    /// The cursor of the next page.
    public String lastId() {
      return items.getLast().path("id").asText();
    }
  }

  /// A retry does not help until the merchant or operator changes something.
  record Refused(Cause cause) implements StripeReadResult {}

  /// A later retry can help; the immediate retries are used up.
  record Unavailable(Cause cause) implements StripeReadResult {}
}
