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

/// A guided test as its page shows it.
///
/// @param ready whether there are settings, so that one can be begun
/// @param started whether one was begun
/// @param startedAt when; an empty list where none was
/// @param watched whether the page looks again by itself
/// @param finished whether the test sale stands in Trackdesk
/// @param testMode whether test payments are delivered
/// @param page the page that was checked last
/// @param pageFault why it could not be seen; empty where it was
/// @param story where the test sale's story is; empty while it is no conversion
public record GuidedTestPanel(
    String account,
    boolean ready,
    boolean started,
    List<Moment> startedAt,
    boolean watched,
    boolean finished,
    boolean testMode,
    String page,
    String pageFault,
    String story,
    List<Line> steps) {

  /// Nobody sits before a test for longer.
  private static final Duration WATCHED_FOR = Duration.ofHours(2);

  /// One step.
  ///
  /// @param waiting whether somebody else is at it
  public record Line(
      String title, Badge badge, String detail, String remedy, Act act, boolean waiting) {}

  /// What a step offers to do.
  public enum Act {
    NONE,
    SAVE,
    SNIPPETS,
    DELIVER_TESTS,
    CHECK_NOW,
    STORY
  }

  static GuidedTestPanel of(String account, TestEvidence seen, Instant now) {
    var finished = GuidedTestRules.finished(seen);
    var inProgress = seen.startedAt().filter(at -> at.plus(WATCHED_FOR).isAfter(now)).isPresent();
    return new GuidedTestPanel(
        account,
        seen.settings().isPresent(),
        seen.startedAt().isPresent(),
        seen.startedAt().map(Moment::of).stream().toList(),
        !finished && (inProgress || tokenIsOpen(seen)),
        finished,
        seen.settings()
            .filter(known -> known.options().testMode() == TestModePolicy.DELIVER_AS_TEST)
            .isPresent(),
        seen.page().map(PageCheckResult::page).orElse(""),
        seen.page()
            .filter(page -> page.outcome() == PageCheckResult.Outcome.UNREACHABLE)
            .map(PageCheckResult::findings)
            .orElse(""),
        seen.conversion()
            .map(one -> "/merchants/" + account + "/conversions/" + one.externalId())
            .orElse(""),
        GuidedTestRules.steps(seen).stream().map(GuidedTestPanel::line).toList());
  }

  private static boolean tokenIsOpen(TestEvidence seen) {
    return seen.settings().filter(known -> known.token().pending()).isPresent();
  }

  private static Line line(TestStep step) {
    return new Line(
        title(step.name()),
        badge(step.state()),
        step.detail(),
        step.remedy(),
        act(step),
        step.state() == State.WAITING);
  }

  private static String title(TestStep.Name name) {
    return switch (name) {
      case TOKEN -> "Trackdesk accepts your token";
      case TEST_MODE -> "Test payments are delivered as TEST";
      case SNIPPETS -> "The snippets are on your page";
      case CLICK -> "A click through an affiliate\u2019s link";
      case PAYMENT -> "A test payment";
      case WEBHOOK_RECEIVED -> "Stripe tells us";
      case CONVERSION_CREATED -> "It becomes a conversion";
      case DELIVERED -> "It stands in Trackdesk as TEST";
    };
  }

  private static Badge badge(State state) {
    return switch (state) {
      case DONE -> new Badge(Badge.GOOD, "Done");
      case WAITING -> new Badge(Badge.WAITING, "Waiting");
      case TO_DO -> new Badge(Badge.WAITING, "Your turn");
      case FAILED -> new Badge(Badge.BAD, "Needs you");
      case PENDING -> new Badge(Badge.QUIET, "Later");
    };
  }

  private static Act act(TestStep step) {
    var open = step.state() != State.DONE && step.state() != State.PENDING;
    return switch (step.name()) {
      case TOKEN -> open ? Act.SAVE : Act.NONE;
      case TEST_MODE -> open ? Act.DELIVER_TESTS : Act.NONE;
      case SNIPPETS -> open ? Act.SNIPPETS : Act.NONE;
      case WEBHOOK_RECEIVED -> open ? Act.CHECK_NOW : Act.NONE;
      case CONVERSION_CREATED -> step.state() == State.DONE ? Act.STORY : Act.NONE;
      case CLICK, PAYMENT, DELIVERED -> Act.NONE;
    };
  }
}
