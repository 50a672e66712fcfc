package io.saletrail.contracts.delivery;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.conversion.ConversionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One call to Trackdesk and what came of it.
///
/// @param id the attempt's own id, a UUID
/// @param account the merchant, `acct_…`
/// @param conversion the conversion, `{account}:{externalId}`
/// @param externalId what Trackdesk knows it by
/// @param tenant the merchant's Trackdesk tenant
/// @param revision the revision of the conversion that was sent
/// @param call which of Trackdesk's calls it was
/// @param status the status that was sent
/// @param attempt counts the calls for this conversion from 1
/// @param outcome what Trackdesk made of it, sorted by whether trying again would help
/// @param refusal what Trackdesk refused it for, when it did
/// @param httpStatus the HTTP status, when an answer came
/// @param response the beginning of what Trackdesk said to a call that it did not take, e-mail
///     addresses blotted out: the one thing of a person's that we ever send
/// @param state where this leaves the delivery
/// @param nextAttemptAt when it is tried again, when it is
/// @param startedAt when the call began
/// @param took from the call to its outcome, ISO 8601
public record DeliveryAttempted(
    String id,
    String account,
    String conversion,
    String externalId,
    String tenant,
    long revision,
    Call call,
    ConversionStatus status,
    int attempt,
    Outcome outcome,
    Optional<Refusal> refusal,
    Optional<Integer> httpStatus,
    Optional<String> response,
    State state,
    Optional<Instant> nextAttemptAt,
    Instant startedAt,
    Duration took)
    implements DeliveryFact {

  /// Which of Trackdesk's calls.
  public enum Call {
    CREATE,
    UPDATE_STATUS
  }

  /// What Trackdesk made of a call.
  public enum Outcome {
    ACCEPTED,
    /// Refused as a repeat: an earlier attempt had got through.
    ALREADY_EXISTS,
    /// Somebody has to change something first.
    REFUSED,
    /// The token is not (or no longer) good.
    TOKEN_REJECTED,
    /// Too many calls for the tenant's plan.
    RATE_LIMITED,
    /// No answer, a broken answer, or an error of Trackdesk's own.
    UNAVAILABLE,
    @JsonEnumDefaultValue
    OTHER
  }

  /// Where a delivery stands.
  public enum State {
    /// Trackdesk holds what it should.
    DELIVERED,
    /// Another call is due, or will be.
    DUE,
    /// Trackdesk refused it; it waits for somebody.
    REFUSED,
    /// Tried for as long as the merchant wants.
    GIVEN_UP,
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public Instant at() {
    return startedAt.plus(took);
  }
}
