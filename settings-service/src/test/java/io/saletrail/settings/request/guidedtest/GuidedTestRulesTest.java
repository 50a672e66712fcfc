package io.saletrail.settings.request.guidedtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.payment.PaymentResponse;
import io.saletrail.settings.request.guidedtest.TestStep.Name;
import io.saletrail.settings.request.guidedtest.TestStep.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuidedTestRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

  @Test
  void beforeTheStartStepsArePending() {
    var seen = evidence(Optional.empty(), Optional.empty());

    assertThat(state(seen, Name.TOKEN)).isEqualTo(State.TO_DO);
    assertThat(state(seen, Name.CLICK)).isEqualTo(State.PENDING);
    assertThat(state(seen, Name.PAYMENT)).isEqualTo(State.PENDING);
    assertThat(state(seen, Name.WEBHOOK_RECEIVED)).isEqualTo(State.PENDING);
  }

  @Test
  void afterTheStartTheMerchantClicksAndPays() {
    var seen = evidence(Optional.of(NOW), Optional.empty());

    assertThat(state(seen, Name.CLICK)).isEqualTo(State.TO_DO);
    assertThat(state(seen, Name.PAYMENT)).isEqualTo(State.TO_DO);
    assertThat(state(seen, Name.WEBHOOK_RECEIVED)).isEqualTo(State.WAITING);
    assertThat(GuidedTestRules.finished(seen)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(NotCreditedReason.class)
  void aPaymentThatIsNotCreditedShowsTheReasonOfItsTimeline(NotCreditedReason reason) {
    var seen = evidence(Optional.of(NOW), Optional.of(aside(reason)));

    var decided = step(seen, Name.CONVERSION_CREATED);

    assertThat(state(seen, Name.WEBHOOK_RECEIVED)).isEqualTo(State.DONE);
    assertThat(decided.state()).isIn(State.FAILED, State.WAITING);
    assertThat(decided.detail()).contains(Explanation.of(reason).detail());
    assertThat(decided.remedy()).isEqualTo(Explanation.of(reason).remedy().orElse(""));
    assertThat(state(seen, Name.DELIVERED)).isEqualTo(State.PENDING);
  }

  @ParameterizedTest
  @EnumSource(
      value = NotCreditedReason.class,
      names = {"NO_CLICK", "MERCHANT_REFERENCE"})
  void aPaymentWithoutAClickSendsTheMerchantBackToTheLink(NotCreditedReason reason) {
    var seen = evidence(Optional.of(NOW), Optional.of(aside(reason)));

    assertThat(state(seen, Name.CLICK)).isEqualTo(State.FAILED);
    assertThat(step(seen, Name.CLICK).remedy()).contains("affiliate link");
  }

  @Test
  void missingPartsOfThePageAreNamed() {
    var page =
        new PageCheckResult("shop.example", PageCheckResult.Outcome.INCOMPLETE, "No snippet.", NOW);
    var seen =
        new TestEvidence(Optional.empty(), Optional.of(NOW), Optional.of(page), Optional.empty());

    assertThat(state(seen, Name.SNIPPETS)).isEqualTo(State.FAILED);
    assertThat(step(seen, Name.SNIPPETS).detail()).isEqualTo("No snippet.");
  }

  private static PaymentResponse aside(NotCreditedReason reason) {
    return new PaymentResponse(
        "pi_1",
        PaymentResponse.Outcome.NOT_CREDITED,
        Optional.of(reason),
        Optional.of(Explanation.of(reason)),
        Optional.of(new Money(1900, "eur")),
        NOW,
        List.of());
  }

  private static TestEvidence evidence(Optional<Instant> start, Optional<PaymentResponse> payment) {
    return new TestEvidence(Optional.empty(), start, Optional.empty(), payment);
  }

  private static State state(TestEvidence seen, Name name) {
    return step(seen, name).state();
  }

  private static TestStep step(TestEvidence seen, Name name) {
    return GuidedTestRules.steps(seen).stream()
        .filter(step -> step.name() == name)
        .findFirst()
        .orElseThrow();
  }
}
