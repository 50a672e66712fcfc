package io.saletrail.settings.insight.timeline;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.conversion.PaymentUndecided;
import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.timeline.TimelineLine.Source;
import io.saletrail.settings.insight.timeline.TimelineLine.Tone;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// Formats facts as timeline lines, in order of time.
public final class Timeline {
  private static final Comparator<TimelineEntry> IN_ORDER =
      Comparator.<TimelineEntry, Instant>comparing(entry -> entry.happenedAt)
          .thenComparing(entry -> entry.family)
          .thenComparing(entry -> entry.position)
          .thenComparing(entry -> entry.factId);

  private static final String ENTRIES =
      """
      from TimelineEntry s where s.account = :account
       and (s.payment = :payment or s.conversion = :conversion)
      """;

  private static final String UNDECIDED = "Cannot be decided";
  private static final String DECIDED = "Decided again";

  private Timeline() {}

  /// The timeline of a payment and its conversion.
  public static Uni<List<TimelineLine>> read(
      Mutiny.Session session, String account, String payment, String conversion) {
    return session
        .createQuery(ENTRIES, TimelineEntry.class)
        .setParameter("account", account)
        .setParameter("payment", payment)
        .setParameter("conversion", conversion)
        .getResultList()
        .map(Timeline::of);
  }

  private static List<TimelineLine> of(List<TimelineEntry> entries) {
    var causes = Decisions.of(entries);
    return entries.stream().sorted(IN_ORDER).flatMap(entry -> line(entry, causes)).toList();
  }

  private static Stream<TimelineLine> line(TimelineEntry entry, Decisions causes) {
    return switch (entry.family) {
      case LIFECYCLE ->
          entry.read(ConversionFact.class).map(fact -> line(fact, causes, entry.fact));
      case DELIVERY ->
          entry
              .read(DeliveryFact.class)
              .map(fact -> DeliveryTimeline.line(fact, causes, entry.fact));
    };
  }

  private static TimelineLine line(ConversionFact fact, Decisions decisions, String json) {
    return switch (fact) {
      case ConversionChanged changed -> changed(changed, decisions.before(changed), json);
      case PaymentNotCredited payment ->
          notCredited(payment, decisions.isSuperseded(payment), json);
      case PaymentUndecided payment -> undecided(payment, json);
    };
  }

  /// Whether the payment waits for a decision because of a fault.
  public static boolean isUndecided(List<TimelineLine> lines) {
    return lines.stream()
        .map(TimelineLine::title)
        .filter(title -> title.equals(UNDECIDED) || title.equals(DECIDED))
        .reduce((_, last) -> last)
        .filter(UNDECIDED::equals)
        .isPresent();
  }

  private static TimelineLine undecided(PaymentUndecided payment, String json) {
    return switch (payment.state()) {
      case UNDECIDED -> line(payment, Tone.BAD, UNDECIDED, Explanation.undecided().detail(), json);
      case DECIDED ->
          line(payment, Tone.GOOD, DECIDED, "The error is gone, and nothing was lost.", json);
    };
  }

  private static TimelineLine line(
      PaymentUndecided payment, Tone tone, String title, String detail, String json) {
    return new TimelineLine(
        payment.at(),
        Source.STRIPE,
        tone,
        title,
        detail,
        Optional.empty(),
        List.of(),
        false,
        Optional.empty(),
        json);
  }

  private static TimelineLine changed(
      ConversionChanged changed, Optional<ConversionChanged> before, String json) {
    var reason = Explanation.of(changed.reason());
    var reversal = ReversalText.of(changed, before);
    return new TimelineLine(
        changed.at(),
        Source.STRIPE,
        tone(changed.status()),
        reversal.isPresent() && ReversalText.isKept(changed)
            ? "Partial refund, conversion kept"
            : label(changed.status()),
        detail(changed, reason, reversal),
        reason.remedy(),
        changed.stripeEvents(),
        false,
        Optional.empty(),
        json);
  }

  private static String detail(
      ConversionChanged changed, Explanation reason, Optional<String> reversal) {
    var amount = Amounts.text(changed.amount());
    if (reversal.isPresent() && ReversalText.isKept(changed)) {
      return reversal.get() + " Your option keeps the conversion over " + amount + ".";
    }
    return Stream.concat(Stream.of(reason.detail(), amount + "."), reversal.stream())
        .collect(Collectors.joining(" "));
  }

  private static TimelineLine notCredited(
      PaymentNotCredited payment, boolean superseded, String json) {
    var reason = Explanation.of(payment.reason());
    return new TimelineLine(
        payment.at(),
        Source.STRIPE,
        Tone.QUIET,
        "Not credited: " + reason.title().toLowerCase(Locale.ROOT),
        reason.detail(),
        reason.remedy().filter(_ -> !superseded),
        payment.stripeEvents(),
        superseded,
        Optional.empty(),
        json);
  }

  private static Tone tone(ConversionStatus status) {
    return switch (status) {
      case APPROVED -> Tone.GOOD;
      case PENDING, ON_HOLD -> Tone.WAITING;
      case REFUNDED -> Tone.QUIET;
      case REJECTED -> Tone.BAD;
    };
  }

  static String label(ConversionStatus status) {
    return switch (status) {
      case PENDING -> "Pending";
      case APPROVED -> "Approved";
      case ON_HOLD -> "On hold";
      case REFUNDED -> "Refunded";
      case REJECTED -> "Rejected";
    };
  }
}
