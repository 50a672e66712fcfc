package io.saletrail.conversion.decision;

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
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.RecurringPolicy;
import io.saletrail.conversion.SweepByHand;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import io.saletrail.conversion.rules.PaymentCases;
import io.saletrail.conversion.rules.PaymentHistories;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What payments share changes, and all of them are decided again in slices.
@QuarkusTest
@TestProfile(SweepByHand.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "conversion_heads"))
class HeadFlowTest {
  /// The limit of facts per case, as in `LoadLimits`.
  private static final int FACTS_OF_CASE = 10_000;

  @Inject TestLedger ledger;
  @Inject RedecideSweep sweep;
  @Inject MeterRegistry metrics;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private final PaymentHistories histories = new PaymentHistories(account, true);

  @Test
  void aLateSessionDecidesEveryRenewalInSlices() {
    subscription("a", 250);
    ledger.enterInBatches(histories.facts, 300);
    assertThat(ledger.reasons(account)).containsEntry(NotCreditedReason.SESSION_MISSING, 250L);

    enterNext(
        () -> histories.subscriptionSession("a", "a1", 900, Optional.of(PaymentHistories.CID)));
    var atOnce = approved();
    ledger.sweep();
    var afterOneSweep = approved();
    ledger.sweepAll();

    assertThat(atOnce).isBetween((long) CaseDecider.SLICE, CaseDecider.SLICE + 1L);
    assertThat(afterOneSweep).isBetween(2L * CaseDecider.SLICE, 2L * CaseDecider.SLICE + 1);
    assertThat(approved()).isEqualTo(250);
    assertThat(ledger.count("redecision where account = '" + account + "'")).isZero();
    assertThat(ledger.count("missing_detail where account = '" + account + "'")).isZero();
  }

  @Test
  void anOptOutReachesAThousandPaymentsInSlices() {
    histories.buyer(Optional.of("cus_1"), Optional.empty(), 0);
    for (var n = 0; n < 1_000; n++) {
      histories.sale("s" + n, 1999, Optional.of(PaymentHistories.CID));
    }
    ledger.enterInBatches(histories.facts, 500);
    assertThat(approved()).isEqualTo(1_000);
    var before = loaded();

    enterNext(() -> histories.later().customer("cus_1", true));
    var loadedAtOnce = loaded() - before;
    ledger.sweep();
    var rejectedAfterOneSweep = ledger.statuses(account).get(ConversionStatus.REJECTED);
    ledger.sweepAll();

    assertThat(loadedAtOnce).isLessThan(6.0 * CaseDecider.SLICE);
    assertThat(rejectedAfterOneSweep).isEqualTo(2L * CaseDecider.SLICE);
    assertThat(ledger.statuses(account)).isEqualTo(Map.of(ConversionStatus.REJECTED, 1_000L));
  }

  @Test
  void theNextPaymentLoadsNoMoreThanTheSecondDid() {
    histories.buyer(Optional.of("cus_1"), Optional.empty(), 0);
    var first = recordedBy(() -> subscription("a", 1));
    histories.subscriptionSession("a", "a1", 900, Optional.of(PaymentHistories.CID));
    histories.subscription("a", SubscriptionObserved.Status.ACTIVE);
    ledger.enter(histories.facts);
    var third = loadedBy(payments("a", 2, 3));
    ledger.enterInBatches(payments("a", 4, 200), 300);

    var later = loadedBy(payments("a", 201, 202));

    assertThat(first).isNotEmpty();
    assertThat(later).isLessThanOrEqualTo(third);
  }

  @Test
  void aChangedPolicyDecidesEveryOlderDecisionAgain() {
    ledger.choose(account, 1, MerchantOptions.defaults());
    for (var n = 0; n < 2 * CaseDecider.SLICE + 1; n++) {
      histories.sale("s" + n, 1999, Optional.of(PaymentHistories.CID));
    }
    ledger.enter(histories.facts);
    var decisions = decidedBefore(2);

    ledger.choose(account, 2, typed("other"));
    ledger.sweep();
    assertThat(decidedBefore(2)).isEqualTo(decisions - CaseDecider.SLICE);
    ledger.sweepAll();

    assertThat(decidedBefore(2)).isZero();
    assertThat(types()).isEqualTo(Set.of("other"));
    assertThat(ledger.count("redecision where account = '" + account + "'")).isZero();
  }

  /// As a batch leaves it that read the old policy and committed after the sweep had passed.
  @Test
  void aDecisionOfTheOldPolicyIsFoundWhereverItsCaseIs() {
    ledger.choose(account, 1, MerchantOptions.defaults());
    histories.sale("a", 1999, Optional.of(PaymentHistories.CID));
    histories.sale("b", 1999, Optional.of(PaymentHistories.CID));
    ledger.enter(histories.facts);
    ledger.choose(account, 2, typed("other"));
    ledger.sweep();

    ledger.execute(
        "update decision set policy_version = 1 where account = '"
            + account
            + "' and case_id = (select cast(min(cast(case_id as text)) as uuid) from decision"
            + " where account = '"
            + account
            + "')");
    ledger.sweepAll();

    assertThat(decidedBefore(2)).isZero();
  }

  @Test
  void aTokenOrRateDecidesNothingAgain() {
    ledger.choose(account, 1, MerchantOptions.defaults());
    histories.sale("a", 1999, Optional.of(PaymentHistories.CID));
    ledger.enter(histories.facts);
    ledger.sweepAll();

    ledger.choose(account, 2, slower(MerchantOptions.defaults()));

    assertThat(ledger.count("redecision where account = '" + account + "'")).isZero();
    assertThat(decidedBefore(2)).isPositive();
    assertThat(ledger.count("merchant where version = 2 and account = '" + account + "'"))
        .isEqualTo(1);
  }

  @Test
  void aCaseThatCannotBeDecidedIsSetApartAndDecidedOnceItCan() {
    ledger.choose(account, 1, MerchantOptions.defaults());
    for (var name : List.of("a", "b", "c")) {
      histories.sale(name, 1999, Optional.of(PaymentHistories.CID));
    }
    ledger.enter(histories.facts);
    rewrite("SessionObserved", "LaterObserved");

    ledger.choose(account, 2, typed("other"));
    sweepOnce();
    sweepOnce();
    var apart = ledger.count("undecided_case where account = '" + account + "'");
    var left = decidedBefore(2);
    rewrite("LaterObserved", "SessionObserved");
    ledger.execute("update undecided_case set due_at = now() where account = '" + account + "'");
    sweepOnce();

    assertThat(apart).isEqualTo(1);
    assertThat(left).isEqualTo(1);
    assertThat(decidedBefore(2)).isZero();
    assertThat(types()).isEqualTo(Set.of("other"));
    assertThat(ledger.count("undecided_case where account = '" + account + "'")).isZero();
    assertThat(ledger.count("redecision where account = '" + account + "'")).isZero();
  }

  @Test
  void aSaleOfAnUnknownMerchantWaitsForTheSettingsAndIsThenDecidedByThem() {
    histories.sale("a", 1999, Optional.of(PaymentHistories.CID));
    ledger.enterOfUnknown(histories.facts);

    assertThat(ledger.reasons(account)).isEqualTo(Map.of(NotCreditedReason.SETTINGS_AWAITED, 1L));
    assertThat(ledger.count("missing_detail where account = '" + account + "'")).isZero();

    ledger.choose(account, 1, typed("other"));
    ledger.sweepAll();

    assertThat(ledger.statuses(account)).isEqualTo(Map.of(ConversionStatus.APPROVED, 1L));
    assertThat(types()).isEqualTo(Set.of("other"));
  }

  /// As a later version leaves the fact that was rolled back.
  private void rewrite(String from, String to) {
    ledger.execute(
        "update fact set body = replace(body, '%s', '%s')".formatted(from, to)
            + " where account = '%s' and fact_id like '%%/cs_b'".formatted(account));
  }

  private void sweepOnce() {
    sweep.sweep().await().atMost(Duration.ofMinutes(1));
  }

  private long decidedBefore(long version) {
    return ledger.count(
        "decision where account = '" + account + "' and policy_version < " + version);
  }

  private Set<String> types() {
    return ledger.published(account).stream()
        .filter(ConversionChanged.class::isInstance)
        .map(fact -> ((ConversionChanged) fact).conversionType())
        .collect(Collectors.toSet());
  }

  private static MerchantOptions typed(String type) {
    return changed(MerchantOptions.defaults(), type, MerchantOptions.DEFAULT_REQUESTS_PER_SECOND);
  }

  private static MerchantOptions slower(MerchantOptions options) {
    return changed(options, options.firstPaymentType(), 1);
  }

  private static MerchantOptions changed(MerchantOptions options, String type, int rate) {
    return new MerchantOptions(
        type,
        type,
        options.productTypes(),
        options.includeTax(),
        options.includeShipping(),
        options.pending(),
        options.recurring(),
        options.recurringLimit(),
        options.partialRefunds(),
        options.testMode(),
        options.attributeByPromotionCode(),
        options.attributeByEmail(),
        options.cancellationWindowDays(),
        options.deliveryMode(),
        rate,
        options.revenueOriginId());
  }

  @Test
  void invoicesInAnyOrderGetTheirPositions() {
    ledger.choose(account, 1, firstN(2));
    subscription("a", 5);
    histories.subscriptionSession("a", "a1", 900, Optional.of(PaymentHistories.CID));
    var backwards = histories.facts.reversed();

    ledger.enterInBatches(backwards, 2);
    ledger.sweepAll();

    assertThat(ledger.holding(account))
        .containsExactlyInAnyOrderElementsOf(
            PaymentCases.decide(histories.facts, firstN(2)).stream()
                .map(Decided::decision)
                .toList());
    assertThat(ledger.reasons(account)).containsEntry(NotCreditedReason.RENEWAL_NOT_CREDITED, 3L);
  }

  @Test
  void theSessionOfOneSubscriptionDoesNotAttributeAnother() {
    subscription("a", 3);
    subscription("b", 3);
    histories.subscriptionSession("a", "a1", 900, Optional.of(PaymentHistories.CID));

    ledger.enter(histories.facts);

    assertThat(approved()).isEqualTo(3);
    assertThat(ledger.reasons(account)).isEqualTo(Map.of(NotCreditedReason.SESSION_MISSING, 3L));
  }

  @Test
  void casesThatAreMergedKeepTheirSubscriptionAndCustomer() {
    histories.buyer(Optional.of("cus_1"), Optional.empty(), 0);
    subscription("a", 2);
    histories.subscriptionSession("a", "a1", 900, Optional.of(PaymentHistories.CID));
    // The invoice payment, which links invoice and charge, comes last.
    var tying =
        histories.facts.stream().filter(fact -> fact.object().startsWith("inpay_")).toList();
    var apart = new ArrayList<>(histories.facts);
    apart.removeAll(tying);
    ledger.enterInBatches(apart, 1);
    ledger.enterInBatches(tying, 1);
    assertThat(approved()).isEqualTo(2);

    enterNext(() -> histories.later().customer("cus_1", true));

    assertThat(ledger.statuses(account)).containsEntry(ConversionStatus.REJECTED, 2L);
    assertThat(ledger.count("case_parent p where account = '" + account + "'")).isEqualTo(4);
    assertThat(
            ledger.count(
                "correlation t where account = '"
                    + account
                    + "' and not exists (select 1"
                    + " from fact f where f.case_id = t.case_id)"))
        .isZero();
  }

  @Test
  void twoRenewalsWaitForOneLookup() {
    subscription("a", 2);
    ledger.enter(histories.facts);
    assertThat(ledger.count("missing_detail where account = '" + account + "'")).isEqualTo(1);
    assertThat(ledger.count("missing_detail_case where account = '" + account + "'")).isEqualTo(2);

    ledger.answer(account, "sub_a", LookupEnded.Outcome.NO_SESSION);

    assertThat(ledger.reasons(account)).isEqualTo(Map.of(NotCreditedReason.NOT_FROM_CHECKOUT, 2L));
    assertThat(ledger.count("missing_detail_case where account = '" + account + "'")).isZero();
    assertThat(
            ledger.count(
                "missing_detail where account = '" + account + "' and outcome = 'NO_SESSION'"))
        .isEqualTo(1);
  }

  @Test
  void aMissingDetailStaysOpenWhileOneRenewalStillWaitsForIt() {
    subscription("a", 2);
    ledger.enter(histories.facts);

    enterNext(
        () -> histories.session("a2r", PaymentStatus.PAID, 900, Optional.of(PaymentHistories.CID)));

    assertThat(ledger.count("missing_detail_case where account = '" + account + "'")).isEqualTo(1);
    assertThat(
            ledger.count("missing_detail where account = '" + account + "' and ended_at is null"))
        .isEqualTo(1);
  }

  @Test
  void anUnchangedSubscriptionStateDecidesNothing() {
    subscription("a", 120);
    histories.subscription("a", SubscriptionObserved.Status.ACTIVE);
    ledger.enterInBatches(histories.facts, 500);
    ledger.sweepAll();
    var before = loaded();

    enterNext(() -> histories.later().subscription("a", SubscriptionObserved.Status.PAST_DUE));

    assertThat(loaded() - before).isLessThanOrEqualTo(1);
    assertThat(ledger.count("redecision where account = '" + account + "'")).isZero();
  }

  @Test
  void aPaymentWithFarTooManyFactsIsDecidedByItsOldestAndNewestOnes() {
    histories.sale("a", 1999, Optional.of(PaymentHistories.CID));
    ledger.enter(histories.facts);
    ledger.execute(
        """
        insert into fact (account, fact_id, case_id, body, seen_at)
        select account, fact_id || n, case_id, body, seen_at + make_interval(secs => n)
          from fact, generate_series(1, %d) n
         where account = '%s' and fact_id like '%%/ch_a'
        """
            .formatted(3 * FACTS_OF_CASE, account));

    var loaded =
        loadedBy(
            recordedBy(
                () -> histories.later().refund("a", "1", 1999, RefundObserved.Status.SUCCEEDED)));

    assertThat(loaded).isLessThan(FACTS_OF_CASE + 10.0);
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
      histories.subscriptionPayment(n, p == 1 ? n + "1" : n + p + "r", 900);
    }
  }

  private List<PaymentActivity> payments(String n, int from, int to) {
    return recordedBy(
        () -> {
          for (var p = from; p <= to; p++) {
            histories.subscriptionPayment(n, n + p + "r", 900);
          }
        });
  }

  private List<PaymentActivity> recordedBy(Runnable history) {
    var before = histories.facts.size();
    history.run();
    return List.copyOf(histories.facts.subList(before, histories.facts.size()));
  }

  private void enterNext(Runnable history) {
    ledger.enter(recordedBy(history));
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
