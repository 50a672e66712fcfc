package io.saletrail.settings.console.check;

import io.saletrail.contracts.poll.PollFact;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.insight.payment.PaymentSummary;
import io.saletrail.settings.request.check.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A merchant's checks, newest first.
///
/// @param running whether a check is running, so that the page refreshes
/// @param events URL of the event stream of the running check; empty without one
/// @param unsettled whether a payment recovered by the last check is not decided yet
/// @param lines newest first
public record CheckPanel(
    String account, boolean running, String events, boolean unsettled, List<Line> lines) {
  /// Number of checks on the connection page.
  static final int SHOWN = 5;

  /// One check.
  ///
  /// @param what its trigger
  /// @param badge its state
  /// @param result its result or progress
  /// @param inProgress whether it has not ended
  /// @param recovered the recovered payments
  /// @param others a note if the list may be incomplete; empty otherwise
  public record Line(
      String what,
      Badge badge,
      Moment startedAt,
      String result,
      boolean inProgress,
      List<RecoveredLine> recovered,
      String others) {}

  static CheckPanel of(String account, List<Check> checks, List<PaymentSummary> summaries) {
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

  private static String events(String account, Check check) {
    return "/api/merchants/" + account + "/checks/" + check.id() + "/events";
  }

  private static Line line(String account, Check check, Map<String, PaymentSummary> known) {
    var recovered = recovered(account, check, known);
    return new Line(
        switch (check.trigger()) {
          case CHECK_NOW -> "Check Now";
          case HOURLY -> "Hourly check";
        },
        Badge.of(check.state()),
        Moment.of(check.startedAt()),
        result(check, recovered),
        check.state().inProgress(),
        recovered,
        check.recoveredIds().size() < PollFact.MAX_RECOVERED_IDS
            ? ""
            : "Only the first " + PollFact.MAX_RECOVERED_IDS + " are listed.");
  }

  /// One line a payment: a check recovers several objects of each.
  private static List<RecoveredLine> recovered(
      String account, Check check, Map<String, PaymentSummary> known) {
    var byPayment = new LinkedHashMap<String, RecoveredLine>();
    for (var id : check.recoveredIds()) {
      var summary = Optional.ofNullable(known.get(id));
      byPayment.putIfAbsent(
          summary.map(PaymentSummary::payment).orElse(id), RecoveredLine.of(account, id, summary));
    }
    return List.copyOf(byPayment.values());
  }

  private static String result(Check check, List<RecoveredLine> recovered) {
    return switch (check.state()) {
      case REQUESTED -> "Connecting to Stripe…";
      case RUNNING -> "Reading " + stage(check) + "… " + counts(check, recovered);
      case COMPLETED -> counts(check, recovered);
      case FAILED -> check.error().map(Check.Failure::detail).orElse("");
    };
  }

  private static String stage(Check check) {
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

  private static String counts(Check check, List<RecoveredLine> recovered) {
    return Counts.of(check.read(), "Stripe object")
        + " read, "
        + result(check.recovered(), recovered);
  }

  /// Counts payments where all are known.
  private static String result(int objects, List<RecoveredLine> recovered) {
    if (objects == 0) {
      return "nothing missed.";
    }
    var payments =
        objects < PollFact.MAX_RECOVERED_IDS && recovered.stream().allMatch(RecoveredLine::settled);
    return payments && !recovered.isEmpty()
        ? Counts.of(recovered.size(), "payment") + " recovered."
        : Counts.of(objects, "object") + " recovered.";
  }
}
