package io.saletrail.settings.console.test;

import io.saletrail.contracts.settings.MerchantOptions.TestModePolicy;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.request.guidedtest.GuidedTestRules;
import io.saletrail.settings.request.guidedtest.PageCheckResult;
import io.saletrail.settings.request.guidedtest.TestEvidence;
import io.saletrail.settings.request.guidedtest.TestStep;
import io.saletrail.settings.request.guidedtest.TestStep.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The state of a guided test.
///
/// @param ready whether settings are saved, so that a test can start
/// @param started whether a test was started
/// @param startedAt empty without a test
/// @param watched whether the page refreshes automatically
/// @param finished whether the conversion is in Trackdesk
/// @param testMode whether test payments are delivered
/// @param page URL of the last page check
/// @param pageError why it could not be read; empty if it was read
/// @param conversion URL of the test conversion; empty before it exists
public record GuidedTestPanel(
    String account,
    boolean ready,
    boolean started,
    List<Moment> startedAt,
    boolean watched,
    boolean finished,
    boolean testMode,
    String page,
    String pageError,
    String conversion,
    List<Line> steps) {

  /// After this time the page stops refreshing.
  private static final Duration WATCHED_FOR = Duration.ofHours(2);

  /// One step.
  ///
  /// @param waiting whether the step waits for Stripe or Trackdesk
  public record Line(
      String title, Badge badge, String detail, String remedy, Action action, boolean waiting) {}

  /// The action offered by a step.
  public enum Action {
    NONE,
    SAVE,
    SNIPPETS,
    DELIVER_TESTS,
    CHECK_NOW,
    TIMELINE
  }

  static GuidedTestPanel of(String account, TestEvidence evidence, Instant now) {
    var finished = GuidedTestRules.finished(evidence);
    var inProgress =
        evidence.startedAt().filter(at -> at.plus(WATCHED_FOR).isAfter(now)).isPresent();
    return new GuidedTestPanel(
        account,
        evidence.settings().isPresent(),
        evidence.startedAt().isPresent(),
        evidence.startedAt().map(Moment::of).stream().toList(),
        !finished && (inProgress || tokenIsOpen(evidence)),
        finished,
        evidence
            .settings()
            .filter(known -> known.options().testMode() == TestModePolicy.DELIVER_AS_TEST)
            .isPresent(),
        evidence.page().map(PageCheckResult::page).orElse(""),
        evidence
            .page()
            .filter(page -> page.outcome() == PageCheckResult.Outcome.UNREACHABLE)
            .map(PageCheckResult::findings)
            .orElse(""),
        evidence
            .conversion()
            .map(one -> "/merchants/" + account + "/conversions/" + one.externalId())
            .orElse(""),
        GuidedTestRules.steps(evidence).stream().map(GuidedTestPanel::line).toList());
  }

  private static boolean tokenIsOpen(TestEvidence evidence) {
    return evidence.settings().filter(known -> known.token().pending()).isPresent();
  }

  private static Line line(TestStep step) {
    return new Line(
        title(step.name()),
        badge(step.state()),
        step.detail(),
        step.remedy(),
        action(step),
        step.state() == State.WAITING);
  }

  private static String title(TestStep.Name name) {
    return switch (name) {
      case TOKEN -> "Trackdesk token valid";
      case TEST_MODE -> "Test payments delivered as TEST";
      case SNIPPETS -> "Snippets on your page";
      case CLICK -> "Affiliate link clicked";
      case PAYMENT -> "Test payment made";
      case WEBHOOK_RECEIVED -> "Webhook received";
      case CONVERSION_CREATED -> "Conversion created";
      case DELIVERED -> "Conversion shows as TEST in Trackdesk";
    };
  }

  private static Badge badge(State state) {
    return switch (state) {
      case DONE -> new Badge(Badge.GOOD, "Done");
      case WAITING -> new Badge(Badge.WAITING, "In progress");
      case TO_DO -> new Badge(Badge.WAITING, "To do");
      case FAILED -> new Badge(Badge.BAD, "Needs attention");
      case PENDING -> new Badge(Badge.QUIET, "Pending");
    };
  }

  private static Action action(TestStep step) {
    var open = step.state() != State.DONE && step.state() != State.PENDING;
    return switch (step.name()) {
      case TOKEN -> open ? Action.SAVE : Action.NONE;
      case TEST_MODE -> open ? Action.DELIVER_TESTS : Action.NONE;
      case SNIPPETS -> open ? Action.SNIPPETS : Action.NONE;
      case WEBHOOK_RECEIVED -> open ? Action.CHECK_NOW : Action.NONE;
      case CONVERSION_CREATED -> step.state() == State.DONE ? Action.TIMELINE : Action.NONE;
      case CLICK, PAYMENT, DELIVERED -> Action.NONE;
    };
  }
}
