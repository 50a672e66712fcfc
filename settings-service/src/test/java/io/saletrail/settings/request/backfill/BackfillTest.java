package io.saletrail.settings.request.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillAssessed.Outcome;
import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillFact.Stage;
import io.saletrail.contracts.backfill.BackfillFailed;
import io.saletrail.contracts.backfill.BackfillFailed.Cause;
import io.saletrail.contracts.backfill.BackfillProgressed;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.settings.request.run.AnyOrder;
import io.saletrail.settings.request.run.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackfillTest {
  private static final String ID = "backfill";
  private static final String ACCOUNT = "acct_1";
  private static final Instant START = Instant.parse("2026-11-22T15:00:00Z");
  private static final LocalDate FROM = LocalDate.parse("2026-01-01");
  private static final LocalDate TO = LocalDate.parse("2026-03-31");

  @Test
  void anyOrderAndAnyRepetitionGiveTheSameState() {
    AnyOrder.givesOneState(Backfill.KIND, BackfillTest::history, Backfill::state);
  }

  @Test
  void withoutItsRequestItIsUnknown() {
    assertThat(run(progress(Stage.CHARGES, 100, 1)).flatMap(Backfill::state)).isEmpty();
  }

  @Test
  void aDryRunIsReadThenAssessed() {
    var read = new BackfillReadCompleted(ID, ACCOUNT, true, 300, 12, at(3));

    assertThat(state(requested(true)).phase()).isEqualTo(BackfillPhase.REQUESTED);
    assertThat(state(requested(true), progress(Stage.REFUNDS, 100, 1)))
        .extracting(Backfill::phase, Backfill::stage, Backfill::read)
        .containsExactly(BackfillPhase.READING, Optional.of(Stage.REFUNDS), 100);
    assertThat(state(read, requested(true)).phase()).isEqualTo(BackfillPhase.ASSESSING);
    assertThat(state(assessed(4), read, progress(Stage.REFUNDS, 100, 1), requested(true)))
        .isEqualTo(
            new Backfill(
                ID,
                ACCOUNT,
                FROM,
                TO,
                true,
                BackfillPhase.COMPLETE,
                false,
                Optional.empty(),
                300,
                12,
                Optional.of(
                    new Backfill.Result(
                        Outcome.COMPLETE, assessed(4).created(), List.of(), List.of(), 18)),
                Optional.empty(),
                at(0),
                Optional.empty(),
                at(4)));
  }

  @Test
  void theLatestCommandCounts() {
    var paused = control(1, Command.PAUSED, 1);
    var resumed = control(2, Command.RESUMED, 1);

    assertThat(state(requested(false), paused).paused()).isTrue();
    assertThat(state(resumed, requested(false), paused).paused()).isFalse();
  }

  @Test
  void theFirstEndCounts() {
    var cancelled = control(1, Command.CANCELLED, 2);
    var earlier = new BackfillReadCompleted(ID, ACCOUNT, false, 300, 12, at(1));
    var later = new BackfillReadCompleted(ID, ACCOUNT, false, 300, 12, at(3));

    assertThat(state(requested(false), cancelled, earlier))
        .extracting(Backfill::phase, Backfill::updatedAt)
        .containsExactly(BackfillPhase.COMPLETE, at(1));
    assertThat(state(requested(false), later, cancelled))
        .extracting(Backfill::phase, Backfill::updatedAt)
        .containsExactly(BackfillPhase.CANCELLED, at(2));
  }

  @Test
  void aCommandCountsOnFromTheLatest() {
    var run = run(requested(false), control(2, Command.RESUMED, 2), control(1, Command.PAUSED, 1));

    assertThat(Backfill.next(run.orElseThrow(), Command.PAUSED, at(5)))
        .isEqualTo(control(3, Command.PAUSED, 5));
  }

  /// Pages, commands, and any set of ends.
  private static List<BackfillFact> history(Random random) {
    var facts = new ArrayList<BackfillFact>();
    var dryRun = random.nextBoolean();
    var read = 0;
    if (random.nextInt(10) > 0) {
      facts.add(requested(dryRun));
    }
    for (var stage : Stage.values()) {
      for (var page = random.nextInt(3); page > 0; page--) {
        read += random.nextInt(2) * 100;
        facts.add(progress(stage, read, random.nextInt(10)));
      }
    }
    for (var n = 1; n <= random.nextInt(4); n++) {
      var command = Command.values()[random.nextInt(Command.values().length)];
      facts.add(control(n, command, random.nextInt(10)));
    }
    if (random.nextBoolean()) {
      facts.add(new BackfillReadCompleted(ID, ACCOUNT, dryRun, read, 0, at(random.nextInt(10))));
    }
    if (random.nextInt(3) == 0) {
      facts.add(assessed(random.nextInt(10)));
    }
    if (facts.isEmpty() || random.nextInt(3) == 0) {
      facts.add(new BackfillFailed(ID, ACCOUNT, Cause.REFUSED, read, 0, at(random.nextInt(10))));
    }
    return facts;
  }

  private static Backfill state(BackfillFact... facts) {
    return run(facts).flatMap(Backfill::state).orElseThrow();
  }

  private static Optional<Run<BackfillFact>> run(BackfillFact... facts) {
    return Run.of(Backfill.KIND, List.of(facts)).stream().findFirst();
  }

  private static BackfillRequested requested(boolean dryRun) {
    var period = new BackfillPeriod(FROM, TO);
    return new BackfillRequested(
        ID, ACCOUNT, period.begin(), period.end(), dryRun, at(0), Optional.empty());
  }

  private static BackfillProgressed progress(Stage stage, int read, int second) {
    return new BackfillProgressed(ID, ACCOUNT, stage, read, read / 100, at(second));
  }

  private static BackfillControlled control(int sequence, Command command, int second) {
    return new BackfillControlled(ID, ACCOUNT, sequence, command, at(second));
  }

  private static BackfillAssessed assessed(int second) {
    var created =
        new BackfillAssessed.Conversions(ConversionStatus.APPROVED, 2, new Money(9800, "eur"));
    return new BackfillAssessed(
        ID, ACCOUNT, Outcome.COMPLETE, List.of(created), List.of(), List.of(), 18, at(second));
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
