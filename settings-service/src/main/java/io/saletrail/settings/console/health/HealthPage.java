package io.saletrail.settings.console.health;

import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.settings.console.HealthBadge;
import io.saletrail.settings.console.Warning;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.console.wording.Labels;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.health.HealthProblem;
import io.saletrail.settings.health.HealthResponse;
import io.saletrail.settings.health.HealthResponse.ReportedProblem;
import io.saletrail.settings.merchant.token.TokenState;
import io.saletrail.settings.request.check.CheckState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The health page of a merchant.
///
/// @param summary the overall state
/// @param hints problems that are not severe; severe ones are banners on every page
/// @param parts one per connection
public record HealthPage(Badge summary, List<Warning> hints, List<Part> parts) {
  static final HealthPage NONE =
      new HealthPage(new Badge(Badge.QUIET, "Not connected"), List.of(), List.of());

  /// The state of one connection.
  public record Part(String name, Badge state, List<Figure> figures) {}

  /// One figure.
  ///
  /// @param text empty for a time
  /// @param at empty for a text
  public record Figure(String label, String text, List<Moment> at) {
    static Figure of(String label, String text) {
      return new Figure(label, text, List.of());
    }

    static Figure of(String label, Optional<Instant> at, String never) {
      return at.map(moment -> new Figure(label, "", List.of(Moment.of(moment))))
          .orElseGet(() -> of(label, never));
    }
  }

  static HealthPage of(HealthResponse health) {
    var problems = health.problems().stream().map(ReportedProblem::problem).toList();
    return new HealthPage(
        HealthBadge.of(problems),
        health.problems().stream()
            .filter(reported -> !reported.severe())
            // The page says it in full.
            .filter(reported -> reported.problem() != HealthProblem.NO_DATA)
            .map(reported -> Warning.of(reported.problem()))
            .toList(),
        List.of(
            webhooks(health.webhooks(), problems),
            checks(health.checks(), problems),
            token(health.token()),
            deliveries(health.deliveries()),
            awaitingDetails(health.awaitingDetails())));
  }

  private static Part webhooks(HealthResponse.Webhooks webhooks, List<HealthProblem> problems) {
    var figures = new ArrayList<Figure>();
    figures.add(Figure.of("Last webhook", webhooks.lastAt(), "none yet"));
    figures.add(
        Figure.of(
            "Recovered by checks",
            Counts.of(webhooks.recoveredByChecks(), "object") + " in the last 24 hours"));
    webhooks
        .lastRecoveredAt()
        .ifPresent(at -> figures.add(Figure.of("Last recovered", Optional.of(at), "")));
    return new Part("Webhooks", webhookState(webhooks, problems), figures);
  }

  private static Badge webhookState(
      HealthResponse.Webhooks webhooks, List<HealthProblem> problems) {
    if (problems.contains(HealthProblem.WEBHOOKS_STOPPED)) {
      return new Badge(Badge.BAD, "Stopped");
    }
    if (problems.contains(HealthProblem.WEBHOOKS_MISSED)) {
      return new Badge(Badge.WAITING, "Incomplete");
    }
    return webhooks.lastAt().isPresent()
        ? new Badge(Badge.GOOD, "Receiving")
        : new Badge(Badge.QUIET, "None yet");
  }

  private static Part checks(HealthResponse.Checks checks, List<HealthProblem> problems) {
    var figures = new ArrayList<Figure>();
    figures.add(Figure.of("Last complete check", checks.lastCompleteAt(), "none yet"));
    checks
        .lastState()
        .filter(state -> state == CheckState.FAILED)
        .ifPresent(
            failed -> {
              figures.add(
                  Figure.of(
                      "Last failure",
                      checks.cause().map((PollFailed.Cause cause) -> Labels.of(cause)).orElse("")));
              figures.add(Figure.of("Failed at", checks.lastAt(), ""));
            });
    return new Part("Checks", checkState(checks, problems), figures);
  }

  private static Badge checkState(HealthResponse.Checks checks, List<HealthProblem> problems) {
    if (problems.contains(HealthProblem.STRIPE_ACCESS_LOST)) {
      return new Badge(Badge.BAD, "No access");
    }
    if (problems.contains(HealthProblem.CHECKS_DELAYED)) {
      return new Badge(Badge.WAITING, "Delayed");
    }
    return checks
        .lastState()
        .map(
            last ->
                last == CheckState.FAILED
                    ? new Badge(Badge.WAITING, "Retrying")
                    : new Badge(Badge.GOOD, "Working"))
        .orElse(new Badge(Badge.QUIET, "None yet"));
  }

  private static Part token(HealthResponse.Token token) {
    var figures = new ArrayList<Figure>();
    token.checkedAt().ifPresent(at -> figures.add(Figure.of("Last checked", Optional.of(at), "")));
    figures.add(Figure.of("Last accepted request", token.acceptedAt(), "none yet"));
    token
        .rejectedSince()
        .ifPresent(since -> figures.add(Figure.of("Rejected since", Optional.of(since), "")));
    if (token.held() > 0) {
      figures.add(Figure.of("Conversions held", "%,d".formatted(token.held())));
    }
    return new Part("Trackdesk token", badge(token.state()), figures);
  }

  private static Badge badge(TokenState state) {
    return switch (state) {
      case MISSING -> new Badge(Badge.WAITING, "Missing");
      case CHECKING -> new Badge(Badge.WAITING, "Checking");
      case NOT_CHECKED -> new Badge(Badge.QUIET, "Not checked");
      case TENANT_UNKNOWN -> new Badge(Badge.BAD, "Tenant not found");
      case UNAVAILABLE -> new Badge(Badge.WAITING, "Trackdesk unavailable");
      case VALID -> new Badge(Badge.GOOD, "Valid");
      case REJECTED -> new Badge(Badge.BAD, "Rejected");
    };
  }

  private static Part deliveries(HealthResponse.Deliveries deliveries) {
    var figures = figures(count("Queued", deliveries.due()), deliveries.oldestDueAt());
    figures.add(count("Held", deliveries.held()));
    figures.add(count("Refused", deliveries.refused()));
    figures.add(count("Given up", deliveries.givenUp()));
    if (deliveries.missing() > 0) {
      figures.add(count("Missing in Trackdesk", deliveries.missing()));
    }
    return new Part("Deliveries", badge(deliveries.state()), figures);
  }

  private static Figure count(String label, long count) {
    return Figure.of(label, "%,d".formatted(count));
  }

  private static Badge badge(HealthResponse.LaneState state) {
    return switch (state) {
      case CLEAR -> new Badge(Badge.GOOD, "Nothing queued");
      case MOVING -> new Badge(Badge.GOOD, "Queued");
      case DELAYED -> new Badge(Badge.WAITING, "Delayed");
      case HELD -> new Badge(Badge.BAD, "Held");
      case REFUSED -> new Badge(Badge.BAD, "Needs attention");
      case SHADOW -> new Badge(Badge.QUIET, "Shadow mode");
    };
  }

  private static Part awaitingDetails(HealthResponse.AwaitingDetails details) {
    return new Part(
        "Payments awaiting details",
        details.open() == 0
            ? new Badge(Badge.GOOD, "None")
            : new Badge(Badge.WAITING, "Fetching details"),
        figures(
            Figure.of("Awaiting details", "%,d".formatted(details.open())), details.oldestAt()));
  }

  /// The count, the time of the oldest item and further figures.
  private static List<Figure> figures(Figure count, Optional<Instant> oldest, Figure... more) {
    var figures = new ArrayList<>(List.of(count));
    oldest.ifPresent(since -> figures.add(Figure.of("Oldest since", oldest, "")));
    figures.addAll(List.of(more));
    return figures;
  }
}
