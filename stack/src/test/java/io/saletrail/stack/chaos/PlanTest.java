package io.saletrail.stack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanTest {

  @Test
  void aSeedRepeatsItsRoundsAlsoFromOneInTheMiddle() {
    var whole = Plan.of(Plan.Form.FULL, 42, 1).rounds();
    var rest = Plan.of(Plan.Form.FULL, 42, 3).rounds();

    assertThat(rest)
        .extracting(Plan.Round::disruption)
        .isEqualTo(kinds(whole).subList(2, whole.size()));
    assertThat(rest.getFirst().random().nextLong()).isEqualTo(whole.get(2).random().nextLong());
  }

  @Test
  void theFullFormHasEachDisruptionOnce() {
    assertThat(Plan.of(Plan.Form.FULL, 1, 1).disruptions())
        .containsExactlyInAnyOrder(DisruptionKind.values());
  }

  @Test
  void theLongFormMakesAHundredThousandSales() {
    var plan = Plan.of(Plan.Form.LONG, 1, 1);

    assertThat(plan.disruptions()).hasSize(200).contains(DisruptionKind.values());
    assertThat(plan.disruptions().size() * plan.sales()).isEqualTo(100_000);
  }

  @Test
  void theShortFormKillsAServiceAndWhatAllServicesNeedAndDiffersBySeed() {
    var plans = LongStream.range(0, 50).mapToObj(seed -> Plan.of(Plan.Form.SHORT, seed, 1));

    assertThat(plans.map(Plan::disruptions).distinct())
        .hasSizeGreaterThan(2)
        .allSatisfy(PlanTest::isAServiceAndTheRest);
  }

  private static void isAServiceAndTheRest(List<DisruptionKind> disruptions) {
    assertThat(disruptions).hasSize(2).allMatch(DisruptionKind::isQuick);
    assertThat(disruptions.getFirst().victim()).isPresent();
    assertThat(disruptions.getLast().victim()).isEmpty();
  }

  private static List<DisruptionKind> kinds(List<Plan.Round> rounds) {
    return rounds.stream().map(Plan.Round::disruption).toList();
  }
}
