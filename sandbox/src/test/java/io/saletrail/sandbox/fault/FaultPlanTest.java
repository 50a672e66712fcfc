package io.saletrail.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  private final FaultPlan<String, String> plan = new FaultPlan<>(call -> !call.equals("click"));

  @Test
  void aFaultIsUsedUp() {
    plan.next(2, "broken");

    assertThat(faults("a", "b", "c")).containsExactly("broken", "broken", "");
  }

  @Test
  void aFaultMayHaveNoEnd() {
    plan.next(FaultPlan.FOR_EVER, "a", "broken");

    assertThat(faults("a", "b", "a")).containsExactly("broken", "", "broken");
    assertThat(plan.size()).isEqualTo(1);
  }

  @Test
  void callsAreSparedBeforeTheFirstFault() {
    plan.afterSparing(2, 1, "a"::equals, "broken");

    assertThat(faults("a", "b", "a", "a", "a")).containsExactly("", "", "", "broken", "");
  }

  @Test
  void theFirstPlanThatMatchesApplies() {
    plan.next(1, "b", "first");
    plan.next(1, "second");

    assertThat(faults("a", "b", "b")).containsExactly("second", "first", "");
  }

  @Test
  void anUnusualCallFailsOnlyIfItIsNamed() {
    plan.next(1, "usual");
    plan.next(1, "click", "named");

    assertThat(faults("click", "a")).containsExactly("named", "usual");
  }

  @Test
  void theSameShareOfTheCallsFailsForTheSameSeed() {
    plan.sometimes(0.5, 1, "broken");
    var first = faults("a", "a", "a", "a", "a", "a", "a", "a");
    plan.clear();
    plan.sometimes(0.5, 1, "broken");

    assertThat(faults("a", "a", "a", "a", "a", "a", "a", "a")).isEqualTo(first);
    assertThat(first).contains("", "broken");
  }

  private List<String> faults(String... calls) {
    return Stream.of(calls).map(plan::next).map(FaultPlanTest::text).toList();
  }

  private static String text(Optional<String> fault) {
    return fault.orElse("");
  }
}
