package io.saletrail.settings.health;

import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.settings.check.CheckState;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.token.TokenState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a merchant's connections are.
///
/// @param troubles what is wrong, the worst first; empty when all is well
/// @param webhooks whether Stripe tells us
/// @param checks whether we can read Stripe
/// @param token whether Trackdesk takes the personal token
/// @param deliveries how the merchant's lane to Trackdesk stands
/// @param waits payments whose facts are not all there yet
/// @param endpoint what comes to the house's endpoint unsigned; for operators alone
@Schema(name = "Health", description = "How a merchant's connections are.")
public record HealthResponse(
    String account,
    List<Told> troubles,
    Webhooks webhooks,
    Checks checks,
    Token token,
    Deliveries deliveries,
    Waits waits,
    Optional<EndpointSignals> endpoint) {

  HealthResponse with(EndpointSignals signs) {
    return new HealthResponse(
        account, troubles, webhooks, checks, token, deliveries, waits, Optional.of(signs));
  }

  /// One trouble, and what helps.
  @Schema(name = "Trouble")
  public record Told(HealthProblem trouble, boolean grave, Explanation explanation) {
    public static Told of(HealthProblem trouble) {
      return new Told(trouble, trouble.grave(), trouble.explanation());
    }
  }

  /// Whether Stripe tells us.
  ///
  /// @param lastAt when one came last, to about a minute
  /// @param recoveredByChecks objects that checks of the last day found and no webhook had
  ///   brought
  /// @param lastFoundAt when the latest of them was found
  @Schema(name = "WebhookHealth")
  public record Webhooks(
      Optional<Instant> lastAt, long recoveredByChecks, Optional<Instant> lastFoundAt) {}

  /// Whether we can read Stripe.
  ///
  /// @param lastCompleteAt when the whole account was read last
  /// @param lastState how the last one ended
  /// @param cause what ended it early
  /// @param lastAt when it ended
  @Schema(name = "CheckHealth")
  public record Checks(
      Optional<Instant> lastCompleteAt,
      Optional<CheckState> lastState,
      Optional<PollFailed.Cause> cause,
      Optional<Instant> lastAt) {}

  /// Whether Trackdesk takes the personal token.
  ///
  /// @param checkedAt when Trackdesk was last asked whether it takes the token at hand
  /// @param acceptedAt when Trackdesk took a conversion last
  /// @param refusedSince since when it has refused the token
  /// @param held conversions that wait for a new one
  @Schema(name = "TokenHealth")
  public record Token(
      TokenState state,
      Optional<Instant> checkedAt,
      Optional<Instant> acceptedAt,
      Optional<Instant> refusedSince,
      long held) {}

  /// How a lane stands.
  public enum LaneState {
    /// Nothing waits.
    CLEAR,
    /// What is due is young.
    MOVING,
    /// What is due has been for too long.
    LATE,
    /// Something waits for somebody to save or change something, and nothing else is late.
    HELD
  }

  /// How the lane to Trackdesk stands.
  ///
  /// @param due conversions whose next call is due, or will be
  /// @param oldestDueAt since when the oldest of them has been
  /// @param held conversions that wait for somebody
  @Schema(name = "DeliveryHealth")
  public record Deliveries(LaneState state, long due, Optional<Instant> oldestDueAt, long held) {}

  /// Payments whose facts are not all there yet.
  ///
  /// @param open how many
  /// @param oldestAt since when the oldest has waited
  @Schema(name = "WaitHealth")
  public record Waits(long open, Optional<Instant> oldestAt) {}
}
