package io.saletrail.conversion.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.conversion.NotCreditedReason;
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
    var current =
        diff(Map.of(), MerchantOptions.defaults()).stream()
            .collect(
                Collectors.toMap(published -> published.decision().subject(), Function.identity()));

    assertThat(diff(current, byProduct())).isEmpty();
  }

  private static List<CurrentDecision> diff(
      Map<String, CurrentDecision> current, MerchantOptions options) {
    return DecisionDiff.of(
        new CaseInput(
            CASE, PaymentCases.of(SALE.facts, options).getFirst(), current, Optional.of(options)),
        Instant.EPOCH);
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
