package io.saletrail.contracts.poll;

import java.time.Instant;

/// A poll was asked for.
///
/// @param poll the poll's id, a UUID
/// @param account the merchant, `acct_…`
/// @param trigger why it runs
/// @param requestedAt when it was asked for
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
