package io.saletrail.settings.request.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveCompleted.Rejection;
import io.saletrail.contracts.redrive.RedriveFact;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.contracts.redrive.RedriveRequested.Role;
import io.saletrail.settings.request.run.AnyOrder;
import io.saletrail.settings.request.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedriveTest {
  private static final String ID = "redrive";
  private static final String ACCOUNT = "acct_1";
  private static final Instant START = Instant.parse("2026-11-22T15:00:00Z");

  @Test
  void anyOrderAndAnyRepetitionGiveTheSameState() {
    AnyOrder.givesOneState(Redrive.KIND, RedriveTest::history, Redrive::state);
  }

  @Test
  void aResultWithoutItsRequestIsShown() {
    assertThat(state(completed(Optional.empty())))
        .extracting(Redrive::state, Redrive::scope, Redrive::dryRun, Redrive::requestedAt)
        .containsExactly(Redrive.State.COMPLETED, RedriveScope.UNKNOWN, true, START.plusSeconds(1));
  }

  @Test
  void aRejectionIsExplained() {
    var rejected = state(completed(Optional.of(Rejection.UNCLEAR)), requested());

    assertThat(rejected)
        .extracting(Redrive::state, Redrive::error, Redrive::requestedAt)
        .containsExactly(
            Redrive.State.REJECTED,
            Optional.of(
                new Redrive.Failure("UNCLEAR", "Name a conversion, a reason, or a time range.")),
            START);
  }

  private static List<RedriveFact> history(Random random) {
    var rejected = Optional.of(Rejection.UNCLEAR).filter(_ -> random.nextBoolean());
    return switch (random.nextInt(3)) {
      case 0 -> List.of(requested());
      case 1 -> List.of(completed(rejected));
      default -> List.of(requested(), completed(rejected));
    };
  }

  private static Redrive state(RedriveFact... facts) {
    return Redrive.state(Run.of(Redrive.KIND, List.of(facts)).getFirst());
  }

  private static RedriveRequested requested() {
    return new RedriveRequested(
        ID,
        ACCOUNT,
        Optional.empty(),
        Optional.of(RedriveReason.SHADOW),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Role.MERCHANT,
        START);
  }

  private static RedriveCompleted completed(Optional<Rejection> rejected) {
    return new RedriveCompleted(
        ID,
        ACCOUNT,
        true,
        rejected,
        2,
        0,
        List.of(),
        List.of(),
        Optional.empty(),
        START.plusSeconds(1));
  }
}
