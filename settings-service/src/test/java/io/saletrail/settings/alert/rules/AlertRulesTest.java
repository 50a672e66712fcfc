package io.saletrail.settings.alert.rules;

import static io.saletrail.settings.alert.rules.AlertCause.DELIVERIES_REFUSED;
import static io.saletrail.settings.alert.rules.AlertCause.TOKEN_REJECTED;
import static io.saletrail.settings.alert.rules.AlertCause.WEBHOOKS_STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.settings.health.HealthProblem;
import io.saletrail.settings.health.MerchantHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
  private static final Duration SETTLE = Duration.ofMinutes(5);
  private static final Set<AlertCause> ALL = EnumSet.allOf(AlertCause.class);
  private static final UUID ID = new UUID(0, 1);

  @Test
  void aProblemBeginsOnce() {
    assertThat(steps(List.of(), Set.of(TOKEN_REJECTED), NOW))
        .containsExactly(new AlertStep.Begin(TOKEN_REJECTED));
    assertThat(steps(List.of(open(TOKEN_REJECTED)), Set.of(TOKEN_REJECTED), NOW)).isEmpty();
  }

  @Test
  void aProblemEndsOnlyAfterItWasAbsentForAWhile() {
    assertThat(steps(List.of(open(TOKEN_REJECTED)), Set.of(), NOW))
        .containsExactly(new AlertStep.NotSeen(ID));
    assertThat(steps(List.of(absent(TOKEN_REJECTED, NOW.minusSeconds(299))), Set.of(), NOW))
        .isEmpty();
    assertThat(steps(List.of(absent(TOKEN_REJECTED, NOW.minusSeconds(300))), Set.of(), NOW))
        .containsExactly(new AlertStep.End(ID, NOW.minusSeconds(300)));
  }

  @Test
  void aProblemThatComesAndGoesIsOneProblem() {
    assertThat(
            steps(
                List.of(absent(TOKEN_REJECTED, NOW.minusSeconds(60))), Set.of(TOKEN_REJECTED), NOW))
        .containsExactly(new AlertStep.SeenAgain(ID));
  }

  @Test
  void aMutedCauseNeitherBeginsNorEndsWithAnAlert() {
    var wanted = EnumSet.complementOf(EnumSet.of(TOKEN_REJECTED));

    assertThat(AlertRules.steps(List.of(), Set.of(TOKEN_REJECTED), wanted, SETTLE, NOW)).isEmpty();
    assertThat(
            AlertRules.steps(
                List.of(open(TOKEN_REJECTED)), Set.of(TOKEN_REJECTED), wanted, SETTLE, NOW))
        .containsExactly(new AlertStep.Drop(ID));
  }

  /// What is stored after the steps needs no further step.
  @Test
  void theStepsOfAMomentAreTakenOnce() {
    for (var shown : List.of(Set.<AlertCause>of(), Set.of(TOKEN_REJECTED, WEBHOOKS_STOPPED))) {
      var open = List.of(open(WEBHOOKS_STOPPED));
      var after = new ArrayList<OpenProblem>();
      for (var step : steps(open, shown, NOW)) {
        switch (step) {
          case AlertStep.Begin(var cause) -> after.add(open(cause));
          case AlertStep.NotSeen _ -> after.add(absent(WEBHOOKS_STOPPED, NOW));
          case AlertStep.SeenAgain _, AlertStep.End _, AlertStep.Drop _ ->
              throw new AssertionError(step);
        }
      }
      if (!shown.isEmpty()) {
        after.addAll(open);
      }
      assertThat(steps(after, shown, NOW)).isEmpty();
    }
  }

  @Test
  void salesBelowTheLimitAreNoAlert() {
    var health = new MerchantHealth(List.of(HealthProblem.DELIVERIES_REFUSED), 4);

    assertThat(settings(5).shownBy(health)).isEmpty();
    assertThat(settings(4).shownBy(health)).containsExactly(DELIVERIES_REFUSED);
  }

  @Test
  void theLimitOfSalesDoesNotHideALostConnection() {
    var health = new MerchantHealth(List.of(HealthProblem.TOKEN_REJECTED), 0);

    assertThat(settings(500).shownBy(health)).containsExactly(TOKEN_REJECTED);
  }

  private static AlertSettings settings(int minSales) {
    return new AlertSettings(List.of(), AlertSettings.Digest.IMMEDIATE, Optional.empty(), minSales);
  }

  private static List<AlertStep> steps(List<OpenProblem> open, Set<AlertCause> shown, Instant now) {
    return AlertRules.steps(open, shown, ALL, SETTLE, now);
  }

  private static OpenProblem open(AlertCause cause) {
    return new OpenProblem(ID, cause, Optional.empty());
  }

  private static OpenProblem absent(AlertCause cause, Instant since) {
    return new OpenProblem(ID, cause, Optional.of(since));
  }
}
