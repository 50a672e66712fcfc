package io.saletrail.settings.story;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.PaymentSetAside;
import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.settings.story.StoryLine.Source;
import io.saletrail.settings.story.StoryLine.Tone;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// Tells facts as lines, in the order in which they happened.
public final class Story {
  private static final Comparator<StoryEntry> IN_ORDER =
      Comparator.<StoryEntry, Instant>comparing(entry -> entry.happenedAt)
          .thenComparing(entry -> entry.family)
          .thenComparing(entry -> entry.position)
          .thenComparing(entry -> entry.factId);

  private static final String ENTRIES =
      """
      from StoryEntry s where s.account = :account
       and (s.payment = :payment or s.conversion = :conversion)
      """;

  private Story() {}

  /// Everything that is known to have happened to a payment and to the conversion it became.
  public static Uni<List<StoryLine>> read(
      Mutiny.Session session, String account, String payment, String conversion) {
    return session
        .createQuery(ENTRIES, StoryEntry.class)
        .setParameter("account", account)
        .setParameter("payment", payment)
        .setParameter("conversion", conversion)
        .getResultList()
        .map(Story::of);
  }

  private static List<StoryLine> of(List<StoryEntry> entries) {
    var causes = Causes.of(entries);
    return entries.stream().sorted(IN_ORDER).flatMap(entry -> line(entry, causes)).toList();
  }

  private static Stream<StoryLine> line(StoryEntry entry, Causes causes) {
    return switch (entry.family) {
      case LIFECYCLE -> entry.read(ConversionFact.class).map(fact -> line(fact, entry.fact));
      case DELIVERY ->
          entry.read(DeliveryFact.class).map(fact -> DeliveryTale.line(fact, causes, entry.fact));
    };
  }

  private static StoryLine line(ConversionFact fact, String json) {
    return switch (fact) {
      case ConversionChanged changed -> changed(changed, json);
      case PaymentSetAside aside -> setAside(aside, json);
    };
  }

  private static StoryLine changed(ConversionChanged changed, String json) {
    var why = Explanation.of(changed.reason());
    return new StoryLine(
        changed.at(),
        Source.STRIPE,
        tone(changed.status()),
        words(changed.status()),
        why.detail() + " " + Amounts.text(changed.amount()) + ".",
        why.remedy(),
        changed.causes(),
        Optional.empty(),
        json);
  }

  private static StoryLine setAside(PaymentSetAside aside, String json) {
    var why = Explanation.of(aside.reason());
    return new StoryLine(
        aside.at(),
        Source.STRIPE,
        Tone.QUIET,
        "Set aside: " + why.title().toLowerCase(Locale.ROOT),
        why.detail(),
        why.remedy(),
        aside.causes(),
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

  static String words(ConversionStatus status) {
    return switch (status) {
      case PENDING -> "Pending";
      case APPROVED -> "Approved";
      case ON_HOLD -> "On hold";
      case REFUNDED -> "Refunded";
      case REJECTED -> "Rejected";
    };
  }
}
