package io.saletrail.settings.console;

import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.conversion.ConversionStory;
import io.saletrail.settings.story.StoryLine;
import java.util.List;
import java.util.Locale;

/// A conversion's own page.
///
/// @param conversion as it stands
/// @param lines what happened, the first thing first
public record StoryPage(ConversionLine conversion, List<Line> lines) {

    /// One thing that happened.
    ///
    /// @param tone its colour
    /// @param who whose side it happened on
    /// @param events the Stripe events it rests on
    public record Line(
            Moment at,
            String tone,
            String who,
            String title,
            String detail,
            String remedy,
            List<String> events) {}

    static StoryPage of(String account, ConversionStory story) {
        return new StoryPage(
                ConversionLine.of(account, story.conversion()),
                story.story().stream().map(StoryPage::line).toList());
    }

    private static Line line(StoryLine line) {
        return new Line(
                Moment.of(line.at()),
                line.tone().name().toLowerCase(Locale.ROOT),
                switch (line.source()) {
                    case STRIPE -> "Stripe";
                    case TRACKDESK -> "Trackdesk";
                },
                line.title(),
                line.detail(),
                line.remedy().orElse(""),
                line.stripeEvents());
    }
}
