package io.saletrail.contracts.poll;

import java.time.Instant;

/// A poll was requested.
///
/// @param poll the poll's id, a UUID
/// @param account the merchant, `acct_…`
/// @param trigger why it runs
/// @param requestedAt when it was requested
public record PollRequested(String poll, String account, Trigger trigger, Instant requestedAt)
    implements PollFact {
  @Override
  public String id() {
    return poll + "/requested";
  }

  @Override
  public Instant at() {
    return requestedAt;
  }
}
