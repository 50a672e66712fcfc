package io.saletrail.contracts.conversion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A payment cannot be decided because of a fault in the system, or can be again. The last decision
/// about it stays current meanwhile: this fact changes neither amount nor status.
///
/// @param account the merchant, `acct_…`
/// @param payment the payment's key within the account
/// @param state whether it waits for a decision
/// @param error the kind of error; absent once it is decided
/// @param since since when it waits
/// @param reportedAt when it was reported
public record PaymentUndecided(
    String account,
    String payment,
    State state,
    Optional<String> error,
    Instant since,
    Instant reportedAt)
    implements ConversionFact {

  /// Whether a payment waits for a decision.
  public enum State {
    /// New facts or options could not be applied to it. It is tried again.
    UNDECIDED,
    /// It was decided after all, with or without a change.
    DECIDED
  }

  @Override
  public String key() {
    return account + ":" + payment;
  }

  @Override
  public String id() {
    return "%s#%s-%d".formatted(key(), state, reportedAt.toEpochMilli());
  }

  /// Lower than that of every decision: it replaces none.
  @Override
  public long revision() {
    return 0;
  }

  @Override
  public StripeIds stripe() {
    return StripeIds.NONE;
  }

  @Override
  public List<String> stripeEvents() {
    return List.of();
  }

  @Override
  public Instant decidedAt() {
    return reportedAt;
  }
}
