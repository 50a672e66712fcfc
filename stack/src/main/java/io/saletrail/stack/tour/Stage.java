package io.saletrail.stack.tour;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.conversion.PaymentNotCredited;
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

/// Tells a chapter: what was done, what Stripe sent, what Saletrail made of it, what Trackdesk
/// holds.
final class Stage {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final int WIDTH = 84;

  private final LocalStack house;
  private final Terminal screen;
  private final StandInAccount account;
  private final String tenant;
  private final Lifecycle lifecycle;
  private int chapter;
  private int eventsTold;

  Stage(
      LocalStack house,
      Terminal screen,
      StandInAccount account,
      String tenant,
      Lifecycle lifecycle) {
    this.house = house;
    this.screen = screen;
    this.account = account;
    this.tenant = tenant;
    this.lifecycle = lifecycle;
    this.eventsTold = account.holds().events().size();
  }

  void chapter(String title) {
    chapter++;
    screen.title(chapter + "  " + title);
  }

  void tell(String who, String words) {
    String speaker = who;
    for (String line : wrapped(words)) {
      screen.line(" %-10s %s".formatted(speaker, line));
      speaker = "";
    }
  }

  private static List<String> wrapped(String words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + word.length() >= WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /// The events since the last time that the endpoint is subscribed to, in the order in which
  /// Stripe made them.
  void tellWhatStripeSent() {
    List<StripeEvent> newestFirst = account.holds().events();
    List<StripeEvent> fresh = newestFirst.subList(0, newestFirst.size() - eventsTold);
    eventsTold = newestFirst.size();
    String types =
        fresh.reversed().stream()
            .map(StripeEvent::type)
            .filter(Endpoint.DOCUMENTED_TYPES::contains)
            .collect(Collectors.joining(", "));
    tell("Stripe", "sends " + (types.isEmpty() ? "nothing" : types));
  }

  /// Waits until the conversion has the status, here and at Trackdesk.
  void expect(Expected expected) {
    ConversionChanged changed =
        lifecycle
            .await(LIMIT, fact -> changedTo(expected, fact))
            .orElseThrow(() -> missing("Saletrail did not decide " + expected));
    tell(
        "Saletrail",
        "%s is %s: %s".formatted(changed.conversion(), changed.status(), changed.reason()));
    Conversion held =
        Eventually.of(LIMIT)
            .forValue(() -> held(expected))
            .orElseThrow(() -> missing("Trackdesk does not hold " + expected));
    tell(
        "Trackdesk",
        "holds %s: %s, %s, credited to %s"
            .formatted(expected.externalId(), held.status(), expected.amount(), held.affiliate()));
  }

  /// Waits until Saletrail has said that this charge is no conversion, and why. While facts
  /// still arrive it may give another reason first.
  void expectSetAside(String charge, NotCreditedReason reason) {
    PaymentNotCredited aside =
        lifecycle
            .await(LIMIT, fact -> setAside(charge, reason, fact))
            .orElseThrow(() -> missing("Saletrail did not say why " + charge + " is none"));
    tell("Saletrail", "%s is no conversion: %s".formatted(charge, aside.reason()));
    tell("Trackdesk", "is not told");
  }

  List<Expected> held() {
    return house.trackdesk().conversions(tenant).stream().map(Expected::from).toList();
  }

  private Optional<Conversion> held(Expected expected) {
    return house.trackdesk().conversions(tenant).stream()
        .filter(conversion -> Expected.from(conversion).equals(expected))
        .findFirst();
  }

  private static Optional<ConversionChanged> changedTo(Expected expected, ConversionFact fact) {
    return switch (fact) {
      case ConversionChanged changed
          when changed.externalId().equals(expected.externalId())
              && ConversionStatus.valueOf(changed.status().name()) == expected.status() ->
          Optional.of(changed);
      case ConversionChanged _, PaymentNotCredited _ -> Optional.empty();
    };
  }

  private static Optional<PaymentNotCredited> setAside(
      String charge, NotCreditedReason reason, ConversionFact fact) {
    return switch (fact) {
      case PaymentNotCredited aside
          when aside.reason() == reason
              && aside.stripe().charge().filter(charge::equals).isPresent() ->
          Optional.of(aside);
      case ConversionChanged _, PaymentNotCredited _ -> Optional.empty();
    };
  }

  private StackFailure missing(String what) {
    house.requireAlive();
    return new StackFailure(
        what
            + " within "
            + LIMIT.toSeconds()
            + " s. The logs are in "
            + house.plan().folder().resolve("logs"));
  }
}
