package io.saletrail.settings.console;

import io.saletrail.settings.check.CheckAnswer;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Moment;
import java.util.List;

/// A merchant's checks: the one under way, if there is one, and the last ones.
///
/// @param account the merchant
/// @param running whether one is under way, so that the page looks again soon
/// @param lines the checks, the latest first
public record CheckPanel(String account, boolean running, List<Line> lines) {
    /// Checks on the page.
    static final int SHOWN = 5;

    /// One check.
    ///
    /// @param what why it runs
    /// @param badge where it stands
    /// @param startedAt when it was asked for
    /// @param result what it found, or what it is doing
    /// @param underWay whether it is still going on
    public record Line(
            String what, Badge badge, Moment startedAt, String result, boolean underWay) {}

    static CheckPanel of(String account, List<CheckAnswer> checks) {
        return new CheckPanel(
                account,
                checks.stream().anyMatch(check -> check.state().underWay()),
                checks.stream().map(CheckPanel::line).toList());
    }

    private static Line line(CheckAnswer check) {
        return new Line(
                switch (check.trigger()) {
                    case CHECK_NOW -> "Check Now";
                    case HOURLY -> "Hourly check";
                },
                Badge.of(check.state()),
                Moment.of(check.startedAt()),
                result(check),
                check.state().underWay());
    }

    private static String result(CheckAnswer check) {
        return switch (check.state()) {
            case REQUESTED -> "Asking Stripe…";
            case RUNNING -> "Reading " + stage(check) + "… " + counts(check);
            case COMPLETED -> counts(check);
            case FAILED -> check.error().map(CheckAnswer.Failure::detail).orElse("");
        };
    }

    private static String stage(CheckAnswer check) {
        return check.stage()
                .map(
                        stage ->
                                switch (stage) {
                                    case EVENTS -> "events";
                                    case SESSIONS -> "checkout sessions";
                                })
                .orElse("Stripe");
    }

    private static String counts(CheckAnswer check) {
        var found =
                switch (check.found()) {
                    case 0 -> "nothing was missing";
                    case 1 -> "1 was missing and is taken in";
                    default -> check.found() + " were missing and are taken in";
                };
        return check.read() + " read, " + found + ".";
    }
}
