package io.saletrail.settings.request.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.contracts.poll.PollProgressed;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.settings.request.run.AnyOrder;
import io.saletrail.settings.request.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final String ID = "poll";
  private static final String ACCOUNT = "acct_1";
  private static final Instant START = Instant.parse("2026-11-22T15:00:00Z");

  @Test
  void anyOrderAndAnyRepetitionGiveTheSameState() {
    AnyOrder.givesOneState(Check.KIND, CheckTest::history, Check::state);
  }

  @Test
  void theLatestStateAndTheFurthestPageCount() {
    var requested = new PollRequested(ID, ACCOUNT, Trigger.CHECK_NOW, at(0));
    var events = progress(Stage.EVENTS, 100, 0, 1);
    var sessions = progress(Stage.SESSIONS, 100, 0, 1);

    assertThat(state(List.of(sessions, requested, events)))
        .isEqualTo(
            new Check(
                ID,
                ACCOUNT,
                Trigger.CHECK_NOW,
                CheckState.RUNNING,
                Optional.of(Stage.SESSIONS),
                100,
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at(0),
                at(1)));
  }

  @Test
  void anHourlyCheckStartsWithItsFirstPage() {
    var facts =
        List.of(
            progress(Stage.EVENTS, 100, 0, 1),
            progress(Stage.EVENTS, 200, 0, 2),
            completed(200, 0, 3));

    assertThat(state(facts).startedAt()).isEqualTo(at(1));
  }

  @Test
  void aFailedCheckNamesTheRemedyUntilItCompletes() {
    var failed = failed(100, 0, 1);
    var completed = completed(200, 3, 2);

    assertThat(state(List.of(failed)).error())
        .contains(
            new Check.Failure(
                "UNAVAILABLE",
                "Stripe could not be reached. The next check continues where this one stopped."));
    assertThat(state(List.of(completed, failed)))
        .isEqualTo(
            new Check(
                ID,
                ACCOUNT,
                Trigger.CHECK_NOW,
                CheckState.COMPLETED,
                Optional.empty(),
                200,
                3,
                List.of("pi_1", "pi_2"),
                Optional.of(START),
                Optional.of(at(1)),
                Optional.empty(),
                at(1),
                at(2)));
  }

  @Test
  void moreRecoveredIdsThanAgreedAreNotListed() {
    var ids = IntStream.range(0, 30).mapToObj(n -> "pi_" + n).toList();
    var completed =
        new PollCompleted(
            ID, ACCOUNT, Trigger.HOURLY, START, at(1), 30, 30, at(2), Optional.of(ids));

    assertThat(state(List.of(completed)).recoveredIds())
        .isEqualTo(ids.subList(0, PollFact.MAX_RECOVERED_IDS));
  }

  /// Pages, sometimes several within one moment, and sometimes an end or two.
  private static List<PollFact> history(Random random) {
    var facts = new ArrayList<PollFact>();
    var read = 0;
    var second = random.nextInt(3);
    facts.add(new PollRequested(ID, ACCOUNT, Trigger.CHECK_NOW, at(second)));
    for (var stage : Stage.values()) {
      for (var page = random.nextInt(4); page > 0; page--) {
        read += random.nextInt(2) * 100;
        second += random.nextInt(2);
        facts.add(progress(stage, read, read / 100, second));
      }
    }
    if (random.nextInt(3) == 0) {
      facts.add(failed(read, read / 100, second + random.nextInt(3)));
    }
    if (random.nextInt(3) > 0) {
      facts.add(completed(read, read / 100, second + random.nextInt(3)));
    }
    return random.nextBoolean() || facts.size() == 1 ? facts : facts.subList(1, facts.size());
  }

  private static Check state(List<? extends PollFact> facts) {
    return Check.state(Run.of(Check.KIND, facts).getFirst());
  }

  private static PollProgressed progress(Stage stage, int read, int recovered, int second) {
    return new PollProgressed(ID, ACCOUNT, Trigger.CHECK_NOW, stage, read, recovered, at(second));
  }

  private static PollFailed failed(int read, int recovered, int second) {
    return new PollFailed(
        ID,
        ACCOUNT,
        Trigger.CHECK_NOW,
        Cause.UNAVAILABLE,
        read,
        recovered,
        at(second),
        Optional.empty());
  }

  private static PollCompleted completed(int read, int recovered, int second) {
    return new PollCompleted(
        ID,
        ACCOUNT,
        Trigger.CHECK_NOW,
        START,
        at(1),
        read,
        recovered,
        at(second),
        Optional.of(List.of("pi_1", "pi_2")));
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
