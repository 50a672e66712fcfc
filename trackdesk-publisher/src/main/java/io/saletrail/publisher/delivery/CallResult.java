package io.saletrail.publisher.delivery;

import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.TrackdeskResponse;
import java.time.Instant;
import java.util.Optional;

/// A call that was made, and what came of it.
///
/// @param at when the answer was read
public record CallResult(Attempt attempt, TrackdeskResponse answer, Instant at) {

  /// The outcome's name in facts, metrics and logs.
  public DeliveryAttempted.Outcome outcome() {
    return switch (answer.outcome()) {
      case Outcome.Accepted _ -> DeliveryAttempted.Outcome.ACCEPTED;
      case Outcome.AlreadyExists _ -> DeliveryAttempted.Outcome.ALREADY_EXISTS;
      case Outcome.Refused _ -> DeliveryAttempted.Outcome.REFUSED;
      case Outcome.TokenRefused _ -> DeliveryAttempted.Outcome.TOKEN_REJECTED;
      case Outcome.RateLimited _ -> DeliveryAttempted.Outcome.RATE_LIMITED;
      case Outcome.Unavailable _ -> DeliveryAttempted.Outcome.UNAVAILABLE;
    };
  }

  public Optional<Refusal> refusal() {
    return answer.outcome() instanceof Outcome.Refused(var reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  public Optional<Outcome.Trouble> trouble() {
    return answer.outcome() instanceof Outcome.Unavailable(var trouble, var _)
        ? Optional.of(trouble)
        : Optional.empty();
  }

  /// Whether it is still this call that the delivery waits for. Otherwise it was taken for lost
  /// and the next one is under way, whose answer counts.
  public boolean concerns(Delivery delivery) {
    return delivery.effort().attempts() == attempt.number();
  }

  /// The fact about it.
  ///
  /// @param after the delivery as the call leaves it
  public DeliveryAttempted fact(Delivery after) {
    var sale = attempt.before().sale();
    return new DeliveryAttempted(
        attempt.id().toString(),
        sale.account(),
        sale.conversion(),
        sale.externalId(),
        attempt.tenant().toString(),
        attempt.step().revision(),
        attempt.step().call(),
        attempt.step().status(),
        attempt.number(),
        outcome(),
        refusal(),
        answer.httpStatus(),
        ResponseExcerpt.of(answer),
        switch (after.state()) {
          case DeliveryState.Delivered _ -> DeliveryAttempted.State.DELIVERED;
          // What is held goes on by itself: another call will be due.
          case DeliveryState.Due _, DeliveryState.Held _ -> DeliveryAttempted.State.DUE;
          case DeliveryState.Refused _ -> DeliveryAttempted.State.REFUSED;
          case DeliveryState.GivenUp _ -> DeliveryAttempted.State.GIVEN_UP;
        },
        after.state() instanceof DeliveryState.Due(var next, var _)
            ? Optional.of(next)
            : Optional.empty(),
        attempt.startedAt(),
        answer.took());
  }
}
