package io.saletrail.settings.console.health;

import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.settings.console.Warning;
import io.saletrail.settings.console.wording.Badge;
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

/// What the page of a merchant's health shows.
///
/// @param summary all of it in a few words
/// @param hints what is wrong but not gravely: the grave ones stand above every page
/// @param parts each connection
public record HealthPage(Badge summary, List<Warning> hints, List<Part> parts) {
  static final HealthPage NONE =
      new HealthPage(new Badge(Badge.QUIET, "Nothing is set up yet"), List.of(), List.of());

  /// One connection.
  public record Part(String name, Badge state, List<Figure> figures) {}

  /// One figure of it.
  ///
  /// @param text what it is; empty where it is a moment
  /// @param at when it was; none where it is a text
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
        summary(health.problems()),
        health.problems().stream()
            .filter(told -> !told.severe())
            .map(told -> Warning.of(told.problem()))
            .toList(),
        List.of(
            webhooks(health.webhooks(), problems),
            checks(health.checks(), problems),
            token(health.token()),
            deliveries(health.deliveries()),
            awaitingDetails(health.awaitingDetails())));
  }

  private static Badge summary(List<ReportedProblem> problems) {
    if (problems.stream().anyMatch(ReportedProblem::severe)) {
      return new Badge(Badge.BAD, "Needs you");
    }
    return problems.isEmpty()
        ? new Badge(Badge.GOOD, "All is well")
        : new Badge(Badge.WAITING, "Watch this");
  }

  private static Part webhooks(HealthResponse.Webhooks webhooks, List<HealthProblem> problems) {
    var figures = new ArrayList<Figure>();
    figures.add(Figure.of("Last webhook", webhooks.lastAt(), "none yet"));
    figures.add(
        Figure.of(
            "Found only by polling",
            "%,d in the last day".formatted(webhooks.recoveredByChecks())));
    webhooks
        .lastRecoveredAt()
        .ifPresent(at -> figures.add(Figure.of("Last found", Optional.of(at), "")));
    return new Part("Webhooks", webhookState(webhooks, problems), figures);
  }

  private static Badge webhookState(
      HealthResponse.Webhooks webhooks, List<HealthProblem> problems) {
    if (problems.contains(HealthProblem.WEBHOOKS_STOPPED)) {
      return new Badge(Badge.BAD, "Stopped");
    }
    if (problems.contains(HealthProblem.WEBHOOKS_MISSED)) {
      return new Badge(Badge.WAITING, "Some are lost");
    }
    return webhooks.lastAt().isPresent()
        ? new Badge(Badge.GOOD, "They come")
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
                      "Last one ended early",
                      checks.cause().map((PollFailed.Cause cause) -> Labels.of(cause)).orElse("")));
              figures.add(Figure.of("It ended", checks.lastAt(), ""));
            });
    return new Part("Checks", checkState(checks, problems), figures);
  }

  private static Badge checkState(HealthResponse.Checks checks, List<HealthProblem> problems) {
    if (problems.contains(HealthProblem.STRIPE_ACCESS_LOST)) {
      return new Badge(Badge.BAD, "Not allowed");
    }
    if (problems.contains(HealthProblem.CHECKS_DELAYED)) {
      return new Badge(Badge.WAITING, "Late");
    }
    return checks
        .lastState()
        .map(
            last ->
                last == CheckState.FAILED
                    ? new Badge(Badge.WAITING, "Tried again soon")
                    : new Badge(Badge.GOOD, "They read"))
        .orElse(new Badge(Badge.QUIET, "None yet"));
  }

  private static Part token(HealthResponse.Token token) {
    var figures = new ArrayList<Figure>();
    token.checkedAt().ifPresent(at -> figures.add(Figure.of("Last tried", Optional.of(at), "")));
    figures.add(Figure.of("Last taken by Trackdesk", token.acceptedAt(), "nothing yet"));
    token
        .rejectedSince()
        .ifPresent(since -> figures.add(Figure.of("Refused since", Optional.of(since), "")));
    if (token.held() > 0) {
      figures.add(Figure.of("Conversions that wait for it", "%,d".formatted(token.held())));
    }
    return new Part("Trackdesk token", badge(token.state()), figures);
  }

  private static Badge badge(TokenState state) {
    return switch (state) {
      case MISSING -> new Badge(Badge.WAITING, "Missing");
      case CHECKING -> new Badge(Badge.WAITING, "Being tried");
      case NOT_CHECKED -> new Badge(Badge.QUIET, "Not tried yet");
      case TENANT_UNKNOWN -> new Badge(Badge.BAD, "No such tenant");
      case UNAVAILABLE -> new Badge(Badge.WAITING, "Trackdesk did not answer");
      case VALID -> new Badge(Badge.GOOD, "Accepted");
      case REJECTED -> new Badge(Badge.BAD, "Refused");
    };
  }

  private static Part deliveries(HealthResponse.Deliveries deliveries) {
    var state =
        switch (deliveries.state()) {
          case CLEAR -> new Badge(Badge.GOOD, "Nothing waits");
          case MOVING -> new Badge(Badge.GOOD, "On the way");
          case DELAYED -> new Badge(Badge.WAITING, "Late");
          case HELD -> new Badge(Badge.WAITING, "Held");
        };
    return new Part(
        "Deliveries",
        state,
        figures(
            Figure.of("On the way", "%,d".formatted(deliveries.due())),
            deliveries.oldestDueAt(),
            Figure.of("Held", "%,d".formatted(deliveries.held()))));
  }

  private static Part awaitingDetails(HealthResponse.AwaitingDetails awaitingDetails) {
    return new Part(
        "Payments still being read",
        awaitingDetails.open() == 0
            ? new Badge(Badge.GOOD, "None")
            : new Badge(Badge.WAITING, "Asked for"),
        figures(
            Figure.of("Facts are missing of", "%,d".formatted(awaitingDetails.open())),
            awaitingDetails.oldestAt()));
  }

  /// How many wait, since when where any does, and what else there is to say.
  private static List<Figure> figures(Figure count, Optional<Instant> oldest, Figure... more) {
    var figures = new ArrayList<>(List.of(count));
    oldest.ifPresent(since -> figures.add(Figure.of("The oldest since", oldest, "")));
    figures.addAll(List.of(more));
    return figures;
  }
}
