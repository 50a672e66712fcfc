package io.saletrail.settings.console.check;

import io.saletrail.contracts.poll.PollFact;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.insight.payment.PaymentSummary;
import io.saletrail.settings.request.check.CheckResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A merchant's checks: the one under way, if there is one, and the last ones.
///
/// @param account the merchant
/// @param running whether one is under way, so that the page looks again soon
/// @param events where the one under way is followed live; empty when there is none
/// @param unsettled whether what the last one found is still being worked out
/// @param lines the checks, the latest first
public record CheckPanel(
    String account, boolean running, String events, boolean unsettled, List<Line> lines) {
  /// Checks beside other things.
  static final int SHOWN = 5;

  /// One check.
  ///
  /// @param what why it runs
  /// @param badge where it stands
  /// @param startedAt when it was asked for
  /// @param result what it found, or what it is doing
  /// @param inProgress whether it is still going on
  /// @param recovered what was new, by name
  /// @param others says so where there may be more than those named
  public record Line(
      String what,
      Badge badge,
      Moment startedAt,
      String result,
      boolean inProgress,
      List<FoundLine> recovered,
      String others) {}

  static CheckPanel of(String account, List<CheckResponse> checks, List<PaymentSummary> summaries) {
    var known =
        summaries.stream().collect(Collectors.toMap(PaymentSummary::stripeId, Function.identity()));
    var lines = checks.stream().map(check -> line(account, check, known)).toList();
    return new CheckPanel(
        account,
        checks.stream().anyMatch(check -> check.state().inProgress()),
        checks.stream()
            .filter(check -> check.state().inProgress())
            .findFirst()
            .map(check -> events(account, check))
            .orElse(""),
        lines.stream()
            .limit(1)
            .flatMap(line -> line.recovered().stream())
            .anyMatch(found -> !found.settled()),
        lines);
  }

  private static String events(String account, CheckResponse check) {
    return "/api/merchants/" + account + "/checks/" + check.id() + "/events";
  }

  private static Line line(String account, CheckResponse check, Map<String, PaymentSummary> known) {
    return new Line(
        switch (check.trigger()) {
          case CHECK_NOW -> "Check Now";
          case HOURLY -> "Hourly check";
        },
        Badge.of(check.state()),
        Moment.of(check.startedAt()),
        result(check),
        check.state().inProgress(),
        check.recoveredIds().stream()
            .map(id -> FoundLine.of(account, id, Optional.ofNullable(known.get(id))))
            .toList(),
        check.recoveredIds().size() < PollFact.MAX_RECOVERED_IDS
            ? ""
            : "There may be more than the first " + PollFact.MAX_RECOVERED_IDS + ".");
  }

  private static String result(CheckResponse check) {
    return switch (check.state()) {
      case REQUESTED -> "Asking Stripe…";
      case RUNNING -> "Reading " + stage(check) + "… " + counts(check);
      case COMPLETED -> counts(check);
      case FAILED -> check.error().map(CheckResponse.Failure::detail).orElse("");
    };
  }

  private static String stage(CheckResponse check) {
    return check
        .stage()
        .map(
            stage ->
                switch (stage) {
                  case EVENTS -> "events";
                  case SESSIONS -> "checkout sessions";
                })
        .orElse("Stripe");
  }

  private static String counts(CheckResponse check) {
    var found =
        switch (check.recovered()) {
          case 0 -> "nothing was missing";
          case 1 -> "1 was missing and is taken in";
          default -> check.recovered() + " were missing and are taken in";
        };
    return check.read() + " read, " + found + ".";
  }
}
