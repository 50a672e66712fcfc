package io.saletrail.settings.story;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One thing that happened to a payment.
///
/// @param at when
/// @param source whose word it is: ours about money, or about a delivery
/// @param tone how good it is
/// @param title a few words
/// @param detail what happened
/// @param remedy what helps
/// @param stripeEvents the Stripe events it rests on
/// @param fact the fact itself, as analysts read it on its topic
@Schema(name = "StoryLine")
public record StoryLine(
        Instant at,
        Source source,
        Tone tone,
        String title,
        String detail,
        Optional<String> remedy,
        List<String> stripeEvents,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String fact) {

    /// Whose word it is.
    @Schema(name = "StorySource")
    public enum Source {
        STRIPE,
        TRACKDESK
    }

    /// How good it is, for a colour.
    @Schema(name = "StoryTone")
    public enum Tone {
        GOOD,
        WAITING,
        BAD,
        QUIET
    }
}
