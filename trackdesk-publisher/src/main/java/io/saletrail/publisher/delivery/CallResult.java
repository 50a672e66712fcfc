package io.saletrail.publisher.delivery;

import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.publisher.trackdesk.KnownSentence;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.TrackdeskResponse;
import java.time.Instant;
import java.util.Optional;

/// A call and its result.
///
/// @param at when the response was read
public record CallResult(Attempt attempt, TrackdeskResponse response, Instant at) {

  /// The outcome's name in facts, metrics and logs.
  public DeliveryAttempted.Outcome outcome() {
    return switch (response.outcome()) {
      case Outcome.Accepted _ -> DeliveryAttempted.Outcome.ACCEPTED;
      case Outcome.AlreadyExists _ -> DeliveryAttempted.Outcome.ALREADY_EXISTS;
      case Outcome.Refused _ -> DeliveryAttempted.Outcome.REFUSED;
      case Outcome.TokenRejected _ -> DeliveryAttempted.Outcome.TOKEN_REJECTED;
      case Outcome.RateLimited _ -> DeliveryAttempted.Outcome.RATE_LIMITED;
      case Outcome.Unavailable _ -> DeliveryAttempted.Outcome.UNAVAILABLE;
    };
  }

  public Optional<Refusal> refusal() {
    return response.outcome() instanceof Outcome.Refused(var reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  public Optional<Outcome.Failure> failure() {
    return response.outcome() instanceof Outcome.Unavailable(var failure, var _)
        ? Optional.of(failure)
        : Optional.empty();
  }

  /// Whether the delivery still waits for this call. Otherwise the call counted as lost, and its
  /// result is late.
  public boolean concerns(Delivery delivery) {
    return delivery.retry().attempts() == attempt.number();
  }

  /// The fact about it.
  ///
  /// @param after the delivery after the call
  public DeliveryAttempted fact(Delivery after) {
    var sale = attempt.before().sale();
    return new DeliveryAttempted(
        attempt.id().toString(),
        sale.account(),
        sale.conversion(),
        sale.externalId(),
        attempt.tenant().toString(),
        attempt.action().revision(),
        attempt.action().call(),
        attempt.action().status(),
        attempt.number(),
        outcome(),
        refusal(),
        response.httpStatus(),
        KnownSentence.of(response),
        switch (after.state()) {
          case DeliveryState.Delivered _ -> DeliveryAttempted.State.DELIVERED;
          // A held delivery resumes automatically, with another call.
          case DeliveryState.Due _, DeliveryState.Held _ -> DeliveryAttempted.State.DUE;
          case DeliveryState.Refused _ -> DeliveryAttempted.State.REFUSED;
          case DeliveryState.GivenUp _ -> DeliveryAttempted.State.GIVEN_UP;
        },
        after.state() instanceof DeliveryState.Due(var next, var _)
            ? Optional.of(next)
            : Optional.empty(),
        attempt.startedAt(),
        response.took(),
        Optional.empty());
  }
}
