package io.saletrail.settings.conversion;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.PaymentSetAside;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.settings.conversion.StoryLine.Source;
import io.saletrail.settings.conversion.StoryLine.Tone;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells facts as lines, in the order in which they happened.
final class Story {
    private Story() {}

    private static final Comparator<StoryEntry> IN_ORDER =
            Comparator.<StoryEntry, Instant>comparing(entry -> entry.happenedAt)
                    .thenComparing(entry -> entry.family)
                    .thenComparing(entry -> entry.position)
                    .thenComparing(entry -> entry.factId);

    static List<StoryLine> of(List<StoryEntry> entries) {
        return entries.stream().sorted(IN_ORDER).flatMap(Story::line).toList();
    }

    private static Stream<StoryLine> line(StoryEntry entry) {
        return entry.read().flatMap(fact -> line(fact, entry.fact)).stream();
    }

    private static Optional<StoryLine> line(Fact fact, String json) {
        return switch (fact) {
            case ConversionChanged changed -> Optional.of(changed(changed, json));
            case PaymentSetAside aside -> Optional.of(setAside(aside, json));
            case DeliveryAttempted tried -> Optional.of(attempted(tried, json));
            case DeliveryHeld held -> Optional.of(held(held, json));
            // Fact is open; the two families of a story are all of the above.
            default -> Optional.empty();
        };
    }

    private static StoryLine changed(ConversionChanged changed, String json) {
        var why = Explanation.of(changed.reason());
        return new StoryLine(
                changed.at(),
                Source.STRIPE,
                tone(changed.status()),
                why.title() + ": " + words(changed.status()),
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
        var what = call(tried);
        return switch (tried.outcome()) {
            case ACCEPTED -> line(tried, Tone.GOOD, what + " accepted", "Trackdesk took it.", json);
            case ALREADY_THERE ->
                    line(
                            tried,
                            Tone.GOOD,
                            what + " was there already",
                            "Trackdesk had it from an earlier call.",
                            json);
            case REFUSED -> {
                var why = Explanation.of(tried.refusal().orElse(Refusal.UNKNOWN));
                yield new StoryLine(
                        tried.at(),
                        Source.TRACKDESK,
                        Tone.BAD,
                        what + " refused: " + why.title().toLowerCase(Locale.ROOT),
                        why.detail(),
                        why.remedy(),
                        List.of(),
                        json);
            }
            case TOKEN_REFUSED -> {
                var why = Explanation.of(DeliveryHeld.Cause.TOKEN_REFUSED);
                yield new StoryLine(
                        tried.at(),
                        Source.TRACKDESK,
                        Tone.BAD,
                        what + " refused: the personal token is not good",
                        why.detail(),
                        why.remedy(),
                        List.of(),
                        json);
            }
            case RATE_LIMITED ->
                    line(
                            tried,
                            Tone.WAITING,
                            what + " has to wait",
                            "Trackdesk asked for a pause." + next(tried),
                            json);
            case UNAVAILABLE ->
                    line(
                            tried,
                            Tone.WAITING,
                            what + " got no answer",
                            "Trackdesk could not be reached, or broke." + next(tried),
                            json);
            case OTHER ->
                    line(tried, Tone.QUIET, what, "A newer part of the system sent it.", json);
        };
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

    private static String call(DeliveryAttempted tried) {
        return switch (tried.call()) {
            case CREATE -> "Conversion as " + tried.status();
            case UPDATE_STATUS -> "Status " + tried.status();
        };
    }

    private static String next(DeliveryAttempted tried) {
        return switch (tried.state()) {
            case GIVEN_UP -> " It is not tried any more.";
            case DUE -> " It is tried again.";
            case DELIVERED, REFUSED, OTHER -> "";
        };
    }

    static Tone tone(ConversionStatus status) {
        return switch (status) {
            case APPROVED -> Tone.GOOD;
            case PENDING, ON_HOLD -> Tone.WAITING;
            case REFUNDED, REJECTED -> Tone.BAD;
        };
    }

    static String words(ConversionStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
