package io.saletrail.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved.PaymentStatus;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.RecurringPolicy;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import io.saletrail.conversion.rules.PaymentCases;
import io.saletrail.conversion.rules.PaymentHistories;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What payments share changes, and all of them are decided again, in slices.
@QuarkusTest
@TestProfile(SweepByHand.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "conversion_heads"))
class HeadFlowTest {
  @Inject TestLedger ledger;
  @Inject MeterRegistry metrics;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private final PaymentHistories stories = new PaymentHistories(account, true);

  @Test
  void aSessionThatComesLateDecidesEveryRenewalInSlices() {
    subscription("a", 250);
    ledger.enterInBatches(stories.told, 300);
    assertThat(ledger.reasons(account)).containsEntry(NotCreditedReason.SESSION_MISSING, 250L);

    enterNext(() -> stories.subscriptionSession("a", "a1", 900, Optional.of(PaymentHistories.CID)));
    var atOnce = approved();
    ledger.sweep();
    var afterOneSweep = approved();
    ledger.sweepAll();

    assertThat(atOnce).isBetween((long) LoadLimits.SLICE, LoadLimits.SLICE + 1L);
    assertThat(afterOneSweep).isBetween(2L * LoadLimits.SLICE, 2L * LoadLimits.SLICE + 1);
    assertThat(approved()).isEqualTo(250);
    assertThat(ledger.count("redecision where account = '" + account + "'")).isZero();
    assertThat(ledger.count("waiting where account = '" + account + "'")).isZero();
  }

  @Test
  void anOptOutReachesAThousandPaymentsInSlices() {
    stories.buyer(Optional.of("cus_1"), Optional.empty(), 0);
    for (var n = 0; n < 1_000; n++) {
      stories.sale("s" + n, 1999, Optional.of(PaymentHistories.CID));
    }
    ledger.enterInBatches(stories.told, 500);
    assertThat(approved()).isEqualTo(1_000);
    var before = loaded();

    enterNext(() -> stories.later().customer("cus_1", true));
    var loadedAtOnce = loaded() - before;
    ledger.sweep();
    var rejectedAfterOneSweep = ledger.statuses(account).get(ConversionStatus.REJECTED);
    ledger.sweepAll();

    assertThat(loadedAtOnce).isLessThan(6.0 * LoadLimits.SLICE);
    assertThat(rejectedAfterOneSweep).isEqualTo(2L * LoadLimits.SLICE);
    assertThat(ledger.statuses(account)).isEqualTo(Map.of(ConversionStatus.REJECTED, 1_000L));
  }

  @Test
  void theNextPaymentLoadsNoMoreThanTheSecondDid() {
    stories.buyer(Optional.of("cus_1"), Optional.empty(), 0);
    var first = recordedBy(() -> subscription("a", 1));
    stories.subscriptionSession("a", "a1", 900, Optional.of(PaymentHistories.CID));
    stories.subscription("a", SubscriptionObserved.Status.ACTIVE);
    ledger.enter(stories.told);
    var third = loadedBy(payments("a", 2, 3));
    ledger.enterInBatches(payments("a", 4, 200), 300);

    var later = loadedBy(payments("a", 201, 202));

    assertThat(first).isNotEmpty();
    assertThat(later).isLessThanOrEqualTo(third);
  }

  @Test
  void invoicesInAnyOrderEndInTheirPlaces() {
    ledger.choose(account, 1, firstN(2));
    subscription("a", 5);
    stories.subscriptionSession("a", "a1", 900, Optional.of(PaymentHistories.CID));
    var backwards = stories.told.reversed();

    ledger.enterInBatches(backwards, 2);
    ledger.sweepAll();

    assertThat(ledger.holding(account))
        .containsExactlyInAnyOrderElementsOf(
            PaymentCases.decide(stories.told, firstN(2)).stream().map(Decided::decision).toList());
    assertThat(ledger.reasons(account)).containsEntry(NotCreditedReason.RENEWAL_NOT_CREDITED, 3L);
  }

  @Test
  void theSessionOfOneSubscriptionTellsNothingOfAnother() {
    subscription("a", 3);
    subscription("b", 3);
    stories.subscriptionSession("a", "a1", 900, Optional.of(PaymentHistories.CID));

    ledger.enter(stories.told);

    assertThat(approved()).isEqualTo(3);
    assertThat(ledger.reasons(account)).isEqualTo(Map.of(NotCreditedReason.SESSION_MISSING, 3L));
  }

  @Test
  void casesThatAreMergedKeepTheirSubscriptionAndCustomer() {
    stories.buyer(Optional.of("cus_1"), Optional.empty(), 0);
    subscription("a", 2);
    stories.subscriptionSession("a", "a1", 900, Optional.of(PaymentHistories.CID));
    // The invoice payment, which ties invoice and charge, comes last.
    var tying = stories.told.stream().filter(fact -> fact.object().startsWith("inpay_")).toList();
    var apart = new ArrayList<>(stories.told);
    apart.removeAll(tying);
    ledger.enterInBatches(apart, 1);
    ledger.enterInBatches(tying, 1);
    assertThat(approved()).isEqualTo(2);

    enterNext(() -> stories.later().customer("cus_1", true));

    assertThat(ledger.statuses(account)).containsEntry(ConversionStatus.REJECTED, 2L);
    assertThat(ledger.count("case_parent p where account = '" + account + "'")).isEqualTo(4);
    assertThat(
            ledger.count(
                "tie t where account = '"
                    + account
                    + "' and not exists (select 1"
                    + " from fact f where f.case_id = t.case_id)"))
        .isZero();
  }

  @Test
  void twoRenewalsWaitForOneAnswer() {
    subscription("a", 2);
    ledger.enter(stories.told);
    assertThat(ledger.count("waiting where account = '" + account + "'")).isEqualTo(1);
    assertThat(ledger.count("waiting_case where account = '" + account + "'")).isEqualTo(2);

    ledger.answer(account, "sub_a", LookupEnded.Outcome.NO_SESSION);

    assertThat(ledger.reasons(account)).isEqualTo(Map.of(NotCreditedReason.NOT_FROM_CHECKOUT, 2L));
    assertThat(ledger.count("waiting_case where account = '" + account + "'")).isZero();
    assertThat(ledger.count("waiting where account = '" + account + "' and outcome = 'NO_SESSION'"))
        .isEqualTo(1);
  }

  @Test
  void aQuestionStaysOpenWhileOneRenewalStillWaitsForIt() {
    subscription("a", 2);
    ledger.enter(stories.told);

    enterNext(
        () -> stories.session("a2r", PaymentStatus.PAID, 900, Optional.of(PaymentHistories.CID)));

    assertThat(ledger.count("waiting_case where account = '" + account + "'")).isEqualTo(1);
    assertThat(ledger.count("waiting where account = '" + account + "' and ended_at is null"))
        .isEqualTo(1);
  }

  @Test
  void whatARenewalRepeatsOfItsSubscriptionDecidesNothing() {
    subscription("a", 120);
    stories.subscription("a", SubscriptionObserved.Status.ACTIVE);
    ledger.enterInBatches(stories.told, 500);
    ledger.sweepAll();
    var before = loaded();

    enterNext(() -> stories.later().subscription("a", SubscriptionObserved.Status.PAST_DUE));

    assertThat(loaded() - before).isLessThanOrEqualTo(1);
    assertThat(ledger.count("redecision where account = '" + account + "'")).isZero();
  }

  @Test
  void aPaymentWithFarTooManyFactsIsDecidedByItsOldestAndNewestOnes() {
    stories.sale("a", 1999, Optional.of(PaymentHistories.CID));
    ledger.enter(stories.told);
    ledger.execute(
        """
        insert into fact (account, fact_id, case_id, body, seen_at)
        select account, fact_id || n, case_id, body, seen_at + make_interval(secs => n)
          from fact, generate_series(1, %d) n
         where account = '%s' and fact_id like '%%/ch_a'
        """
            .formatted(3 * LoadLimits.FACTS_OF_CASE, account));

    var loaded =
        loadedBy(
            recordedBy(
                () -> stories.later().refund("a", "1", 1999, RefundObserved.Status.SUCCEEDED)));

    assertThat(loaded).isLessThan(LoadLimits.FACTS_OF_CASE + 10.0);
    assertThat(ledger.statuses(account)).isEqualTo(Map.of(ConversionStatus.REFUNDED, 1L));
  }

  private static MerchantOptions firstN(int limit) {
    var defaults = MerchantOptions.defaults();
    return new MerchantOptions(
        defaults.firstPaymentType(),
        defaults.renewalType(),
        defaults.productTypes(),
        defaults.includeTax(),
        defaults.includeShipping(),
        defaults.pending(),
        RecurringPolicy.FIRST_N,
        limit,
        defaults.partialRefunds(),
        defaults.testMode(),
        defaults.attributeByPromotionCode(),
        defaults.attributeByEmail(),
        defaults.cancellationWindowDays(),
        defaults.deliveryMode(),
        defaults.requestsPerSecond(),
        defaults.revenueOriginId());
  }

  private void subscription(String n, int payments) {
    for (var p = 1; p <= payments; p++) {
      stories.subscriptionPayment(n, p == 1 ? n + "1" : n + p + "r", 900);
    }
  }

  private List<PaymentActivity> payments(String n, int from, int to) {
    return recordedBy(
        () -> {
          for (var p = from; p <= to; p++) {
            stories.subscriptionPayment(n, n + p + "r", 900);
          }
        });
  }

  private List<PaymentActivity> recordedBy(Runnable story) {
    var before = stories.told.size();
    story.run();
    return List.copyOf(stories.told.subList(before, stories.told.size()));
  }

  private void enterNext(Runnable story) {
    ledger.enter(recordedBy(story));
  }

  private double loadedBy(List<PaymentActivity> facts) {
    var before = loaded();
    ledger.enter(facts);
    return loaded() - before;
  }

  private double loaded() {
    return metrics.get("conversion_facts_loaded").counter().count();
  }

  private long approved() {
    return ledger.statuses(account).getOrDefault(ConversionStatus.APPROVED, 0L);
  }
}
