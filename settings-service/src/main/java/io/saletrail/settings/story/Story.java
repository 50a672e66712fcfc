package io.saletrail.settings.story;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.PaymentSetAside;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
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
        return session.createQuery(ENTRIES, StoryEntry.class)
                .setParameter("account", account)
                .setParameter("payment", payment)
                .setParameter("conversion", conversion)
                .getResultList()
                .map(Story::of);
    }

    private static List<StoryLine> of(List<StoryEntry> entries) {
        return entries.stream().sorted(IN_ORDER).flatMap(Story::line).toList();
    }

    private static Stream<StoryLine> line(StoryEntry entry) {
        return switch (entry.family) {
            case LIFECYCLE -> entry.read(ConversionFact.class).map(fact -> line(fact, entry.fact));
            case DELIVERY -> entry.read(DeliveryFact.class).map(fact -> line(fact, entry.fact));
        };
    }

    private static StoryLine line(ConversionFact fact, String json) {
        return switch (fact) {
            case ConversionChanged changed -> changed(changed, json);
            case PaymentSetAside aside -> setAside(aside, json);
        };
    }

    private static StoryLine line(DeliveryFact fact, String json) {
        return switch (fact) {
            case DeliveryAttempted tried -> attempted(tried, json);
            case DeliveryHeld held -> held(held, json);
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
                json);
    }

    private static StoryLine held(DeliveryHeld held, String json) {
        var why = Explanation.of(held.cause());
        return new StoryLine(
                held.at(),
                Source.TRACKDESK,
                Tone.WAITING,
                "Held: " + why.title().toLowerCase(Locale.ROOT),
                why.detail(),
                why.remedy(),
                List.of(),
                json);
    }

    private static StoryLine attempted(DeliveryAttempted tried, String json) {
        var status = words(tried.status()).toLowerCase(Locale.ROOT);
        return switch (tried.outcome()) {
            case ACCEPTED -> line(tried, Tone.GOOD, done(tried), "As " + status + ".", json);
            case ALREADY_THERE ->
                    line(
                            tried,
                            Tone.GOOD,
                            "Was at Trackdesk already",
                            "An earlier call had got through, as " + status + ".",
                            json);
            case REFUSED ->
                    refused(tried, Explanation.of(tried.refusal().orElse(Refusal.UNKNOWN)), json);
            case TOKEN_REFUSED ->
                    refused(tried, Explanation.of(DeliveryHeld.Cause.TOKEN_REFUSED), json);
            case RATE_LIMITED ->
                    line(
                            tried,
                            Tone.WAITING,
                            "Trackdesk asked for a pause",
                            "Too many calls for the plan." + next(tried),
                            json);
            case UNAVAILABLE ->
                    line(
                            tried,
                            Tone.WAITING,
                            "No answer from Trackdesk",
                            "It could not be reached, or broke." + next(tried),
                            json);
            case OTHER ->
                    line(
                            tried,
                            Tone.QUIET,
                            "Sent to Trackdesk",
                            "A newer part of the system sent it, as " + status + ".",
                            json);
        };
    }

    private static StoryLine refused(DeliveryAttempted tried, Explanation why, String json) {
        return new StoryLine(
                tried.at(),
                Source.TRACKDESK,
                Tone.BAD,
                "Refused by Trackdesk: " + why.title().toLowerCase(Locale.ROOT),
                why.detail(),
                why.remedy(),
                List.of(),
                json);
    }

    private static StoryLine line(
            DeliveryAttempted tried, Tone tone, String title, String detail, String json) {
        return new StoryLine(
                tried.at(),
                Source.TRACKDESK,
                tone,
                title,
                detail,
                Optional.empty(),
                List.of(),
                json);
    }

    private static String done(DeliveryAttempted tried) {
        return switch (tried.call()) {
            case CREATE -> "Created at Trackdesk";
            case UPDATE_STATUS -> "Updated at Trackdesk";
        };
    }

    private static String next(DeliveryAttempted tried) {
        return switch (tried.state()) {
            case GIVEN_UP -> " It is not tried any more.";
            case DUE -> " It is tried again.";
            case DELIVERED, REFUSED, OTHER -> "";
        };
    }

    private static Tone tone(ConversionStatus status) {
        return switch (status) {
            case APPROVED -> Tone.GOOD;
            case PENDING, ON_HOLD -> Tone.WAITING;
            case REFUNDED -> Tone.QUIET;
            case REJECTED -> Tone.BAD;
        };
    }

    private static String words(ConversionStatus status) {
        return switch (status) {
            case PENDING -> "Pending";
            case APPROVED -> "Approved";
            case ON_HOLD -> "On hold";
            case REFUNDED -> "Refunded";
            case REJECTED -> "Rejected";
        };
    }
}
