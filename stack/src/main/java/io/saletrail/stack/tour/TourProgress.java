package io.saletrail.stack.tour;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.conversion.PaymentUndecided;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.StackFailure;
import io.saletrail.stack.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Prints each step of the tour: the action, what Stripe sent, what Saletrail decided, what
/// Trackdesk holds. Waits for each result.
final class TourProgress {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final int WIDTH = 84;

  private final LocalStack stack;
  private final Terminal terminal;
  private final StandInAccount account;
  private final String tenant;
  private final Lifecycle lifecycle;
  private int step;
  private int eventsReported;

  TourProgress(
      LocalStack stack,
      Terminal terminal,
      StandInAccount account,
      String tenant,
      Lifecycle lifecycle) {
    this.stack = stack;
    this.terminal = terminal;
    this.account = account;
    this.tenant = tenant;
    this.lifecycle = lifecycle;
    this.eventsReported = account.holds().events().size();
  }

  void step(String title) {
    step++;
    terminal.title(step + "  " + title);
  }

  void print(String actor, String text) {
    String label = actor;
    for (String line : wrapped(text)) {
      terminal.line(" %-10s %s".formatted(label, line));
      label = "";
    }
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + word.length() >= WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /// Prints the new events that the endpoint subscribes to, oldest first.
  void printStripeEvents() {
    List<StripeEvent> newestFirst = account.holds().events();
    List<StripeEvent> newEvents = newestFirst.subList(0, newestFirst.size() - eventsReported);
    eventsReported = newestFirst.size();
    String types =
        newEvents.reversed().stream()
            .map(StripeEvent::type)
            .filter(Endpoint.DOCUMENTED_TYPES::contains)
            .collect(Collectors.joining(", "));
    print("Stripe", "sends " + (types.isEmpty() ? "nothing" : types));
  }

  /// Waits until the conversion has this status in Saletrail and at Trackdesk.
  void expect(Expected expected) {
    ConversionChanged changed =
        lifecycle
            .await(LIMIT, fact -> changedTo(expected, fact))
            .orElseThrow(() -> missing("Saletrail did not decide " + expected));
    print(
        "Saletrail",
        "%s is %s: %s".formatted(changed.conversion(), changed.status(), changed.reason()));
    Conversion conversions =
        Eventually.of(LIMIT)
            .forValue(() -> conversions(expected))
            .orElseThrow(() -> missing("Trackdesk does not hold " + expected));
    print(
        "Trackdesk",
        "holds %s: %s, %s, credited to %s"
            .formatted(
                expected.externalId(),
                conversions.status(),
                expected.amount(),
                conversions.affiliate()));
  }

  /// Waits until Saletrail reports that this charge is not credited, and for which reason. While
  /// facts still arrive, it may report another reason first.
  void expectNotCredited(String charge, NotCreditedReason reason) {
    PaymentNotCredited notCredited =
        lifecycle
            .await(LIMIT, fact -> notCredited(charge, reason, fact))
            .orElseThrow(() -> missing("Saletrail did not report " + charge + " as " + reason));
    print("Saletrail", "%s is not credited: %s".formatted(charge, notCredited.reason()));
    print("Trackdesk", "receives no call");
  }

  List<Expected> conversions() {
    return stack.trackdesk().conversions(tenant).stream().map(Expected::from).toList();
  }

  private Optional<Conversion> conversions(Expected expected) {
    return stack.trackdesk().conversions(tenant).stream()
        .filter(conversion -> Expected.from(conversion).equals(expected))
        .findFirst();
  }

  private static Optional<ConversionChanged> changedTo(Expected expected, ConversionFact fact) {
    return switch (fact) {
      case ConversionChanged changed
          when changed.externalId().equals(expected.externalId())
              && ConversionStatus.valueOf(changed.status().name()) == expected.status() ->
          Optional.of(changed);
      case ConversionChanged _, PaymentNotCredited _, PaymentUndecided _ -> Optional.empty();
    };
  }

  private static Optional<PaymentNotCredited> notCredited(
      String charge, NotCreditedReason reason, ConversionFact fact) {
    return switch (fact) {
      case PaymentNotCredited notCredited
          when notCredited.reason() == reason
              && notCredited.stripe().charge().filter(charge::equals).isPresent() ->
          Optional.of(notCredited);
      case ConversionChanged _, PaymentNotCredited _, PaymentUndecided _ -> Optional.empty();
    };
  }

  private StackFailure missing(String what) {
    stack.requireAlive();
    return new StackFailure(
        what
            + " within "
            + LIMIT.toSeconds()
            + " s. Logs: "
            + stack.config().folder().resolve("logs"));
  }
}
