package io.saletrail.settings.health;

import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.merchant.token.TokenState;
import io.saletrail.settings.request.check.CheckState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The health of a merchant's connections.
///
/// @param problems worst first; empty when healthy
/// @param webhooks Stripe's webhooks
/// @param checks reads of Stripe
/// @param token the personal token
/// @param deliveries calls to Trackdesk
/// @param awaitingDetails payments whose details are being fetched
/// @param endpoint failed webhook signatures; for operators only
@Schema(name = "Health", description = "The health of a merchant's connections.")
public record HealthResponse(
    String account,
    List<ReportedProblem> problems,
    Webhooks webhooks,
    Checks checks,
    Token token,
    Deliveries deliveries,
    AwaitingDetails awaitingDetails,
    Optional<EndpointSignals> endpoint) {

  HealthResponse with(EndpointSignals endpoint) {
    return new HealthResponse(
        account,
        problems,
        webhooks,
        checks,
        token,
        deliveries,
        awaitingDetails,
        Optional.of(endpoint));
  }

  /// A problem with its explanation.
  @Schema(name = "HealthProblem")
  public record ReportedProblem(HealthProblem problem, boolean severe, Explanation explanation) {
    public static ReportedProblem of(HealthProblem problem) {
      return new ReportedProblem(problem, problem.severe(), problem.explanation());
    }
  }

  /// Stripe's webhooks.
  ///
  /// @param lastAt when the last one arrived, to about a minute
  /// @param recoveredByChecks objects of the last day that checks found and no webhook brought
  /// @param lastRecoveredAt when the latest of them was found
  @Schema(name = "WebhookHealth")
  public record Webhooks(
      Optional<Instant> lastAt, long recoveredByChecks, Optional<Instant> lastRecoveredAt) {}

  /// Reads of Stripe.
  ///
  /// @param lastCompleteAt when the last complete check ended
  /// @param lastState how the last check ended
  /// @param cause why it failed
  /// @param lastAt when it ended
  @Schema(name = "CheckHealth")
  public record Checks(
      Optional<Instant> lastCompleteAt,
      Optional<CheckState> lastState,
      Optional<PollFailed.Cause> cause,
      Optional<Instant> lastAt) {}

  /// The personal token.
  ///
  /// @param checkedAt when the current token was last checked
  /// @param acceptedAt when Trackdesk last accepted a conversion
  /// @param rejectedSince since when Trackdesk has rejected the token
  /// @param held conversions held until there is a valid token
  @Schema(name = "TokenHealth")
  public record Token(
      TokenState state,
      Optional<Instant> checkedAt,
      Optional<Instant> acceptedAt,
      Optional<Instant> rejectedSince,
      long held) {}

  /// The state of a lane.
  public enum LaneState {
    /// Nothing is due.
    CLEAR,
    /// Everything due is recent.
    MOVING,
    /// Something has been due for too long.
    DELAYED,
    /// Something is held until the merchant acts, and nothing is delayed.
    HELD,
    /// Conversions were refused or given up, or are missing at Trackdesk.
    REFUSED,
    /// Shadow mode is on: nothing is sent.
    SHADOW
  }

  /// Calls to Trackdesk.
  ///
  /// @param due conversions with a call due now or later
  /// @param oldestDueAt since when the oldest is due
  /// @param held conversions held until the merchant acts
  /// @param refused conversions that Trackdesk refused
  /// @param givenUp conversions of which all attempts failed
  /// @param missing conversions that Trackdesk accepted and its report does not show
  @Schema(name = "DeliveryHealth")
  public record Deliveries(
      LaneState state,
      long due,
      Optional<Instant> oldestDueAt,
      long held,
      long refused,
      long givenUp,
      long missing) {}

  /// Payments whose details are being fetched.
  ///
  /// @param open how many
  /// @param oldestAt since when the oldest is incomplete
  @Schema(name = "AwaitingDetails")
  public record AwaitingDetails(long open, Optional<Instant> oldestAt) {}
}
