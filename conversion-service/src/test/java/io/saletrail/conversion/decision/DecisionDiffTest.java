package io.saletrail.conversion.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.cases.CaseInput;
import io.saletrail.conversion.cases.CaseInput.CurrentDecision;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.PaymentCases;
import io.saletrail.conversion.rules.PaymentHistories;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DecisionDiffTest {
  private static final CaseId CASE = new CaseId("acct_1", new UUID(0, 1));
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private static final PaymentHistories SALE =
      PaymentHistories.live().sale("a", 1999, Optional.of(PaymentHistories.CID));

  @Test
  void aNewSaleWaitsForItsProducts() {
    var published = diff(Map.of(), byProduct());

    assertThat(published)
        .singleElement()
        .extracting(CurrentDecision::decision)
        .isInstanceOfSatisfying(
            Decision.NotCredited.class,
            notCredited ->
                assertThat(notCredited.reason()).isEqualTo(NotCreditedReason.DETAILS_PENDING));
  }

  @Test
  void aPublishedSaleIsNotWithdrawnWhileDetailsArePending() {
    var current = bySubject(diff(Map.of(), MerchantOptions.defaults()));

    assertThat(diff(current, byProduct())).isEmpty();
  }

  /// The restored database holds the first decision, consumers the second as well.
  @Test
  void aDecisionAfterARestoreIsNewerThanTheLostOnes() {
    var first = bySubject(diffAt(SALE, Map.of(), NOON));
    var refunded = refunded();
    var lost = diffAt(refunded, first, NOON.plusSeconds(1)).getFirst();

    var restored = diffAt(refunded, first, NOON.plusSeconds(60)).getFirst();

    assertThat(restored.fact().revision()).isGreaterThan(lost.fact().revision());
  }

  @Test
  void revisionsRiseThoughTheClockIsSetBack() {
    var first = bySubject(diffAt(SALE, Map.of(), NOON));

    var later = diffAt(refunded(), first, NOON.minusSeconds(60)).getFirst();

    assertThat(later.fact().revision())
        .isGreaterThan(first.values().iterator().next().fact().revision());
  }

  /// Trackdesk could not change the type or amount that defaults would give it.
  @Test
  void anUnknownMerchantDoesNotMeanDefaults() {
    var fact = diffWithoutSettings(SALE, Map.of()).getFirst().fact();

    assertThat(fact)
        .isInstanceOfSatisfying(
            PaymentNotCredited.class,
            waiting -> {
              assertThat(waiting.reason()).isEqualTo(NotCreditedReason.SETTINGS_AWAITED);
              assertThat(waiting.amount()).isPresent();
            });
  }

  @Test
  void aPublishedSaleIsNotWithdrawnWhileSettingsAreAwaited() {
    var published = bySubject(diffAt(SALE, Map.of(), NOON));

    assertThat(diffWithoutSettings(refunded(), published)).isEmpty();
  }

  private static List<CurrentDecision> diffWithoutSettings(
      PaymentHistories history, Map<String, CurrentDecision> current) {
    var payment = PaymentCases.of(history.facts, MerchantOptions.defaults()).getFirst();
    return DecisionDiff.of(new CaseInput(CASE, payment, current, Optional.empty()), NOON);
  }

  private static PaymentHistories refunded() {
    return PaymentHistories.live()
        .sale("a", 1999, Optional.of(PaymentHistories.CID))
        .refund("a", "1", 1999, RefundObserved.Status.SUCCEEDED);
  }

  private static Map<String, CurrentDecision> bySubject(List<CurrentDecision> published) {
    return published.stream()
        .collect(Collectors.toMap(one -> one.decision().subject(), Function.identity()));
  }

  private static List<CurrentDecision> diff(
      Map<String, CurrentDecision> current, MerchantOptions options) {
    return diff(SALE, current, options, Instant.EPOCH);
  }

  private static List<CurrentDecision> diffAt(
      PaymentHistories history, Map<String, CurrentDecision> current, Instant now) {
    return diff(history, current, MerchantOptions.defaults(), now);
  }

  private static List<CurrentDecision> diff(
      PaymentHistories history,
      Map<String, CurrentDecision> current,
      MerchantOptions options,
      Instant now) {
    var payment = PaymentCases.of(history.facts, options).getFirst();
    return DecisionDiff.of(new CaseInput(CASE, payment, current, Optional.of(options)), now);
  }

  private static MerchantOptions byProduct() {
    var defaults = MerchantOptions.defaults();
    return new MerchantOptions(
        defaults.firstPaymentType(),
        defaults.renewalType(),
        Map.of("prod_1", "course"),
        defaults.includeTax(),
        defaults.includeShipping(),
        defaults.pending(),
        defaults.recurring(),
        defaults.recurringLimit(),
        defaults.partialRefunds(),
        defaults.testMode(),
        defaults.attributeByPromotionCode(),
        defaults.attributeByEmail(),
        defaults.cancellationWindowDays(),
        defaults.deliveryMode(),
        defaults.requestsPerSecond(),
        defaults.revenueOriginId());
  }
}
