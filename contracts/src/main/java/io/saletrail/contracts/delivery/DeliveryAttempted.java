package io.saletrail.contracts.delivery;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.conversion.ConversionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One call to Trackdesk and its outcome.
///
/// @param id the attempt's own id, a UUID
/// @param account the merchant, `acct_…`
/// @param conversion the conversion, `{account}:{externalId}`
/// @param externalId its id at Trackdesk
/// @param tenant the merchant's Trackdesk tenant
/// @param revision the revision of the conversion that was sent
/// @param call which of Trackdesk's calls it was
/// @param status the status that was sent
/// @param attempt counts the calls for this conversion from 1
/// @param outcome the outcome, by whether a retry helps
/// @param refusal why Trackdesk refused it; absent otherwise
/// @param httpStatus the HTTP status; absent without a response
/// @param response a sentence that explains a call that failed, from a closed list of Trackdesk's
///   sentences and ours; absent where Trackdesk used other words. Nothing else of a response is
///   published
/// @param state the delivery's state after it
/// @param nextAttemptAt when the next attempt is due; absent where none is
/// @param startedAt when the call began
/// @param took duration of the call, ISO 8601
/// @param sequence orders the facts about one conversion: higher is later, whatever the clocks of
///   the replicas; absent in facts of older versions
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
    Duration took,
    Optional<Long> sequence)
    implements DeliveryFact {
  /// How long trackdesk-publisher keeps Trackdesk's own words about a call that failed, encrypted.
  public static final Duration RESPONSE_KEPT = Duration.ofDays(30);

  /// Which of Trackdesk's calls.
  public enum Call {
    CREATE,
    UPDATE_STATUS
  }

  /// The outcome of a call.
  public enum Outcome {
    ACCEPTED,
    /// Refused as a duplicate: an earlier attempt had succeeded.
    ALREADY_EXISTS,
    /// The merchant has to change something first.
    REFUSED,
    /// Trackdesk rejects the token.
    TOKEN_REJECTED,
    /// Over the rate limit of the tenant's plan.
    RATE_LIMITED,
    /// No response, a malformed one, or a server error.
    UNAVAILABLE,
    @JsonEnumDefaultValue
    OTHER
  }

  /// The state of a delivery.
  public enum State {
    /// Trackdesk holds the desired state.
    DELIVERED,
    /// Another call is due now or later.
    DUE,
    /// Trackdesk refused it; the merchant has to act.
    REFUSED,
    /// All attempts are used up.
    GIVEN_UP,
    @JsonEnumDefaultValue
    OTHER
  }

  /// The same with its place in the order of facts.
  @Override
  public DeliveryAttempted withSequence(long number) {
    return new DeliveryAttempted(
        id,
        account,
        conversion,
        externalId,
        tenant,
        revision,
        call,
        status,
        attempt,
        outcome,
        refusal,
        httpStatus,
        response,
        state,
        nextAttemptAt,
        startedAt,
        took,
        Optional.of(number));
  }

  @Override
  public Instant at() {
    return startedAt.plus(took);
  }
}
