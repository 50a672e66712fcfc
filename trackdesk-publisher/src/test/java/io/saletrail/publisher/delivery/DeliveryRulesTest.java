package io.saletrail.publisher.delivery;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static io.saletrail.contracts.conversion.ConversionStatus.PENDING;
import static io.saletrail.contracts.conversion.ConversionStatus.REFUNDED;
import static io.saletrail.publisher.delivery.Changes.READY;
import static io.saletrail.publisher.delivery.Changes.asTest;
import static io.saletrail.publisher.delivery.Changes.change;
import static io.saletrail.publisher.delivery.Changes.ofType;
import static io.saletrail.publisher.delivery.Changes.over;
import static io.saletrail.publisher.delivery.DeliveryState.Priority.BACKFILL;
import static io.saletrail.publisher.delivery.DeliveryState.Priority.NEW;
import static io.saletrail.publisher.delivery.DeliveryState.Priority.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.publisher.merchant.Credential;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import io.saletrail.publisher.trackdesk.TenantId;
import io.saletrail.publisher.trackdesk.TrackdeskRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(1);
  private static final Instant LOST_AT = NOW.plusSeconds(15);
  private static final RetryPolicy POLICY =
      new RetryPolicy(
          Duration.ofSeconds(1),
          Duration.ofMinutes(30),
          Duration.ofDays(7),
          Duration.ofSeconds(2),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofDays(1));
  private static final TenantId OTHER = TenantId.of("other").orElseThrow();
  private static final double HALF = 0.5;

  private static final Delivery NEW = DeliveryRules.begin(change(1, APPROVED), READY, NOW);

  @Test
  void aNewConversionIsDueImmediately() {
    assertThat(NEW.state()).isEqualTo(new DeliveryState.Due(NOW, DeliveryState.Priority.NEW));
    assertThat(DeliveryRules.next(NEW, READY)).isEqualTo(new NextAction.Create(APPROVED, 1));
  }

  @Test
  void aSaleRefundedBeforeItsFirstDeliveryIsCreatedAsRefunded() {
    var refunded = revised(NEW, change(2, REFUNDED));

    assertThat(DeliveryRules.next(refunded, READY)).isEqualTo(new NextAction.Create(REFUNDED, 2));
  }

  @Test
  void anAcceptedCreateIsDelivered() {
    var delivered = settled(NEW, new Outcome.Accepted());

    assertThat(delivered.state()).isEqualTo(new DeliveryState.Delivered());
    assertThat(delivered.remote()).isEqualTo(new RemoteState.Present(APPROVED));
    assertThat(DeliveryRules.next(delivered, READY)).isEqualTo(new NextAction.Nothing());
  }

  @Test
  void aRefundAfterDeliveryIsAnUpdate() {
    var refunded = revised(settled(NEW, new Outcome.Accepted()), change(2, REFUNDED));

    assertThat(refunded.state())
        .isEqualTo(new DeliveryState.Due(LATER, DeliveryState.Priority.NEW));
    assertThat(DeliveryRules.next(refunded, READY))
        .isEqualTo(new NextAction.UpdateStatus(REFUNDED, 2));
    assertThat(settled(refunded, new Outcome.Accepted()).state())
        .isEqualTo(new DeliveryState.Delivered());
  }

  @Test
  void aFactThatIsNotNewerChangesNothing() {
    var second = revised(NEW, change(2, REFUNDED));

    assertThat(DeliveryRules.revise(second, change(1, APPROVED), READY, LATER)).isEmpty();
    assertThat(DeliveryRules.revise(second, change(2, REFUNDED), READY, LATER)).isEmpty();
  }

  @Test
  void aRefundDuringTheCreateFollowsItWithoutOvertaking() {
    var attempt = attempt(NEW);
    var during = revised(calling(NEW), change(2, REFUNDED));

    assertThat(during.state())
        .isEqualTo(new DeliveryState.Due(LOST_AT, DeliveryState.Priority.NEW));
    var after = DeliveryRules.settle(during, attempt, new Outcome.Accepted(), LATER, POLICY, HALF);
    assertThat(after.state()).isEqualTo(new DeliveryState.Due(LATER, DeliveryState.Priority.NEW));
    assertThat(DeliveryRules.next(after, READY))
        .isEqualTo(new NextAction.UpdateStatus(REFUNDED, 2));
  }

  @Test
  void aCreateInDoubtIsRepeatedUnchangedAndTheNewerStatusFollows() {
    var inDoubt = revised(calling(NEW), change(2, REFUNDED));

    var repeat = DeliveryRules.next(inDoubt, READY);
    var after = settled(inDoubt, new Outcome.AlreadyExists());

    assertThat(repeat).isEqualTo(new NextAction.Create(APPROVED, 1));
    assertThat(after.remote()).isEqualTo(new RemoteState.Present(APPROVED));
    assertThat(DeliveryRules.next(after, READY))
        .isEqualTo(new NextAction.UpdateStatus(REFUNDED, 2));
  }

  @Test
  void aRepeatAfterACrashHasTheSameIdempotencyKey() {
    var first = attempt(NEW);
    var second = attempt(calling(NEW));

    assertThat(second.number()).isEqualTo(2);
    assertThat(second.idempotencyKey()).isEqualTo(first.idempotencyKey());
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void aStatusInDoubtIsSentAgainEvenIfItChangedBackMeanwhile() {
    var approved = settled(NEW, new Outcome.Accepted());
    var inDoubt = calling(revised(approved, change(2, REFUNDED)));

    var back = revised(inDoubt, change(3, APPROVED));

    assertThat(DeliveryRules.next(back, READY)).isEqualTo(new NextAction.UpdateStatus(APPROVED, 3));
  }

  @Test
  void aConversionOfAnotherAppGetsItsStatus() {
    var refunded = DeliveryRules.begin(change(2, REFUNDED), READY, NOW);

    var there = settled(refunded, new Outcome.AlreadyExists());

    assertThat(there.remote()).isEqualTo(new RemoteState.UpdateInDoubt());
    assertThat(DeliveryRules.next(there, READY))
        .isEqualTo(new NextAction.UpdateStatus(REFUNDED, 2));
  }

  @Test
  void aRefusedCreateWaitsWithItsReason() {
    var refused = settled(NEW, new Outcome.Refused(Refusal.CLICK_NOT_FOUND));

    assertThat(refused.state())
        .isEqualTo(new DeliveryState.Refused(Call.CREATE, Refusal.CLICK_NOT_FOUND));
    assertThat(refused.remote()).isEqualTo(new RemoteState.Absent());
  }

  @Test
  void aStatusAfterARefusedCreateWaitsWithTheSameReason() {
    var refused = settled(NEW, new Outcome.Refused(Refusal.CLICK_NOT_FOUND));

    var refunded = revised(refused, change(2, REFUNDED));

    assertThat(refunded.state()).isEqualTo(refused.state());
    assertThat(refunded.desired().status()).isEqualTo(REFUNDED);
  }

  @Test
  void aRefusedCreateIsRetriedWithAnotherConversionType() {
    var refused = settled(NEW, new Outcome.Refused(Refusal.TYPE_NOT_FOUND));

    var corrected = revised(refused, ofType(change(2, APPROVED), "purchase"));

    assertThat(corrected.state())
        .isEqualTo(new DeliveryState.Due(LATER, DeliveryState.Priority.NEW));
    assertThat(corrected.sale().type()).isEqualTo("purchase");
  }

  /// A second capture while the create of the first one is in flight.
  @Test
  void anAmountDecidedDuringACreateWithoutEffectIsSent() {
    var attempt = attempt(NEW);
    var grown = over(change(2, APPROVED), new Money(4900, "eur"));
    var during = DeliveryRules.revise(calling(NEW), grown, READY, NOW).orElseThrow();

    for (var outcome :
        List.of(
            new Outcome.RateLimited(Optional.empty()),
            new Outcome.TokenRejected(),
            new Outcome.Refused(Refusal.AMOUNT_MISSING))) {
      var after = DeliveryRules.settle(during, attempt, outcome, LATER, POLICY, HALF);

      assertThat(after.sale().amount()).isEqualTo(new Money(4900, "eur"));
      assertThat(DeliveryRules.nextCall(after)).isEqualTo(new NextAction.Create(APPROVED, 2));
    }
  }

  @Test
  void anAmountDecidedDuringACreateInDoubtIsNotSent() {
    var attempt = attempt(NEW);
    var grown = over(change(2, APPROVED), new Money(4900, "eur"));
    var during = DeliveryRules.revise(calling(NEW), grown, READY, NOW).orElseThrow();

    var lost =
        DeliveryRules.settle(
            during,
            attempt,
            new Outcome.Unavailable(Failure.UNREACHABLE, Optional.empty()),
            LATER,
            POLICY,
            HALF);

    assertThat(lost.sale().amount()).isEqualTo(new Money(2000, "eur"));
    assertThat(DeliveryRules.nextCall(lost)).isEqualTo(new NextAction.Create(APPROVED, 1));
  }

  @Test
  void aDecisionDuringACreateIsRecorded() {
    var grown = over(change(2, APPROVED), new Money(4900, "eur"));
    var during = DeliveryRules.revise(calling(NEW), grown, READY, NOW).orElseThrow();
    var row = DeliveryRow.of(during);

    assertThat(row.delivery()).isEqualTo(during);
  }

  @Test
  void aRefusalOfAContentCorrectedMeanwhileIsRetried() {
    var attempt = attempt(NEW);
    var during =
        DeliveryRules.revise(calling(NEW), ofType(change(2, APPROVED), "purchase"), READY, NOW)
            .orElseThrow();

    var after =
        DeliveryRules.settle(
            during, attempt, new Outcome.Refused(Refusal.TYPE_NOT_FOUND), LATER, POLICY, HALF);

    assertThat(after.state()).isEqualTo(new DeliveryState.Due(LATER, DeliveryState.Priority.NEW));
  }

  @Test
  void aConversionThatTrackdeskDoesNotFindYetIsRetried() {
    var update = revised(settled(NEW, new Outcome.Accepted()), change(2, REFUNDED));

    var after = settled(update, new Outcome.Refused(Refusal.CONVERSION_NOT_FOUND));

    assertThat(after.state()).isEqualTo(new DeliveryState.Due(LATER.plusMillis(500), RETRY));
    assertThat(after.remote()).isEqualTo(new RemoteState.Present(APPROVED));
  }

  @Test
  void aConversionThatTrackdeskStillDoesNotFindIsARefusal() {
    var refused = notFoundForTooLong(change(2, REFUNDED));

    assertThat(refused.state())
        .isEqualTo(new DeliveryState.Refused(Call.UPDATE_STATUS, Refusal.CONVERSION_NOT_FOUND));
  }

  @Test
  void anOldSaleIsCreatedAfterNewOnes() {
    var longAgo = Changes.PAID.plus(Sale.BACKFILL_AFTER).plusSeconds(1);

    var old = DeliveryRules.begin(change(1, APPROVED), READY, longAgo);
    var failed = settled(old, new Outcome.Unavailable(Failure.TIMEOUT));

    assertThat(old.state()).isEqualTo(new DeliveryState.Due(longAgo, BACKFILL));
    assertThat(failed.state()).isEqualTo(new DeliveryState.Due(LATER.plusMillis(500), BACKFILL));
  }

  @Test
  void theRefundOfAnOldSaleIsNew() {
    var longAgo = Changes.PAID.plus(Sale.BACKFILL_AFTER).plusSeconds(1);
    var there = settled(NEW, new Outcome.Accepted());

    var refunded = DeliveryRules.revise(there, change(2, REFUNDED), READY, longAgo).orElseThrow();

    assertThat(refunded.state())
        .isEqualTo(new DeliveryState.Due(longAgo, DeliveryState.Priority.NEW));
  }

  @Test
  void inShadowModeNothingIsSent() {
    assertThat(begun(shadowing()).state()).isEqualTo(new DeliveryState.Held(Cause.SHADOW));
  }

  @Test
  void aRefusalIsRetriedOnRequest() {
    var refused = settled(NEW, new Outcome.Refused(Refusal.CURRENCY_UNSUPPORTED));

    var again = DeliveryRules.redrive(refused, READY, LATER);

    assertThat(again.map(Delivery::state))
        .contains(new DeliveryState.Due(LATER, DeliveryState.Priority.NEW));
  }

  @Test
  void aDeliveredConversionIsNotSentAgain() {
    var delivered = settled(NEW, new Outcome.Accepted());

    assertThat(DeliveryRules.redrive(delivered, READY, LATER)).isEmpty();
  }

  @Test
  void aRefusedStatusIsRetriedWhenItChanges() {
    var refused = notFoundForTooLong(change(2, PENDING));

    assertThat(refused.state())
        .isEqualTo(new DeliveryState.Refused(Call.UPDATE_STATUS, Refusal.CONVERSION_NOT_FOUND));
    assertThat(revised(refused, change(3, PENDING)).state()).isEqualTo(refused.state());
    assertThat(revised(refused, change(3, REFUNDED)).state())
        .isEqualTo(new DeliveryState.Due(LATER, DeliveryState.Priority.NEW));
    assertThat(revised(refused, change(3, APPROVED)).state())
        .isEqualTo(new DeliveryState.Delivered());
  }

  @Test
  void aRejectedTokenHoldsTheDeliveryInTheNextCycle() {
    var after = settled(NEW, new Outcome.TokenRejected());
    var merchant = with(new Credential.Rejected(1, "sealed", Optional.empty()));

    assertThat(after.state()).isEqualTo(new DeliveryState.Due(LATER, DeliveryState.Priority.NEW));
    assertThat(after.remote()).isEqualTo(new RemoteState.Absent());
    assertThat(DeliveryRules.next(after, merchant))
        .isEqualTo(new NextAction.Hold(Cause.TOKEN_REJECTED));
  }

  @Test
  void aRateLimitIsNoFailureOfTheDelivery() {
    var limited = settled(NEW, new Outcome.RateLimited(Optional.of(Duration.ofSeconds(9))));
    var untold = settled(NEW, new Outcome.RateLimited(Optional.empty()));

    assertThat(limited.state())
        .isEqualTo(new DeliveryState.Due(LATER.plusSeconds(9), DeliveryState.Priority.NEW));
    assertThat(untold.state())
        .isEqualTo(new DeliveryState.Due(LATER.plusSeconds(2), DeliveryState.Priority.NEW));
    assertThat(limited.retry().failures()).isZero();
  }

  @Test
  void failuresAreRetriedWithFullJitter() {
    var once = settled(NEW, new Outcome.Unavailable(Failure.TIMEOUT));
    var twice = settled(once, new Outcome.Unavailable(Failure.TIMEOUT));

    assertThat(once.state()).isEqualTo(new DeliveryState.Due(LATER.plusMillis(500), RETRY));
    assertThat(once.remote()).isEqualTo(new RemoteState.CreateInDoubt(APPROVED, 1));
    assertThat(twice.state()).isEqualTo(new DeliveryState.Due(LATER.plusMillis(1000), RETRY));
  }

  @Test
  void theRequestedPauseIsTheMinimumDelay() {
    var pause = Optional.of(Duration.ofMinutes(1));

    var after = settled(NEW, new Outcome.Unavailable(Failure.SYSTEM_ERROR, pause));

    assertThat(after.state()).isEqualTo(new DeliveryState.Due(LATER.plusSeconds(60), RETRY));
  }

  @Test
  void itIsGivenUpAfterAWeekOfFailures() {
    var weekLater = NOW.plus(Duration.ofDays(7));

    var after =
        DeliveryRules.settle(
            calling(NEW),
            attempt(NEW),
            new Outcome.Unavailable(Failure.TIMEOUT),
            weekLater,
            POLICY,
            HALF);

    assertThat(after.state()).isEqualTo(new DeliveryState.GivenUp());
    assertThat(revised(after, change(2, REFUNDED)).state())
        .isEqualTo(new DeliveryState.Due(LATER, DeliveryState.Priority.NEW));
  }

  @Test
  void aDeliveryQueuedForAWeekIsNotGivenUpAtItsFirstFailure() {
    var weekLater = NOW.plus(POLICY.giveUpAfter());

    var first = failed(NEW, weekLater);
    var second = failed(first, weekLater.plus(POLICY.giveUpAfter()));

    assertThat(first.state()).isInstanceOf(DeliveryState.Due.class);
    assertThat(second.state()).isEqualTo(new DeliveryState.GivenUp());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.0, PT1S",
    "2, 1.0, PT2S",
    "11, 1.0, PT17M4S",
    "12, 1.0, PT30M",
    "1000000, 1.0, PT30M",
    "5, 0.0, PT0S",
    "5, 0.25, PT4S"
  })
  void theWaitDoublesUpToItsCeiling(int failures, double chance, Duration wait) {
    assertThat(POLICY.delay(failures, chance)).isEqualTo(wait);
  }

  @Test
  void itIsHeldWithoutATenantOrToken() {
    assertThat(begun(Merchant.unknown(Changes.ACCOUNT)).state())
        .isEqualTo(new DeliveryState.Held(Cause.TENANT_MISSING));
    assertThat(begun(with(new Credential.Missing())).state())
        .isEqualTo(new DeliveryState.Held(Cause.TOKEN_MISSING));
    assertThat(begun(with(new Credential.Rejected(1, "sealed", Optional.empty()))).state())
        .isEqualTo(new DeliveryState.Held(Cause.TOKEN_REJECTED));
    assertThat(begun(disconnected()).state()).isEqualTo(new DeliveryState.Held(Cause.DISCONNECTED));
  }

  @Test
  void aDeliveryHeldDuringItsCallStaysHeldUnlessTheCallSucceeded() {
    var held = calling(NEW).with(new DeliveryState.Held(Cause.DISCONNECTED));

    assertThat(settledAs(held, new Outcome.Unavailable(Failure.TIMEOUT)).state())
        .isEqualTo(held.state());
    assertThat(settledAs(held, new Outcome.Accepted()).state())
        .isEqualTo(new DeliveryState.Delivered());
  }

  @Test
  void aTestConversionNeedsNoStatusAfterItsCreate() {
    var test = DeliveryRules.begin(asTest(change(1, APPROVED)), READY, NOW);
    var delivered = settled(test, new Outcome.Accepted());

    var refunded = revised(delivered, asTest(change(2, REFUNDED)));

    assertThat(refunded.state()).isEqualTo(new DeliveryState.Delivered());
    assertThat(request(attempt(test)).json()).contains("CONVERSION_STATUS_TEST");
  }

  @Test
  void aCycleRecordsItsCallsBeforeMakingThem() {
    var turn = LanePlan.of(List.of(NEW), Map.of(Changes.ACCOUNT, READY), NOW, LOST_AT);

    assertThat(turn.changed()).containsExactly(calling(NEW));
    assertThat(turn.attempts()).containsExactly(attempt(NEW));
    assertThat(turn.held()).isEmpty();
    assertThat(turn.changed().getFirst().remote())
        .isEqualTo(new RemoteState.CreateInDoubt(APPROVED, 1));
  }

  @Test
  void theRequestsAreWhatTrackdeskReads() {
    var create = request(attempt(NEW));
    var update =
        request(attempt(revised(settled(NEW, new Outcome.Accepted()), change(2, REFUNDED))));

    assertThat(create.json())
        .isEqualTo(
            "{\"cid\":\"%s\",\"conversionTypeCode\":\"sale\",\"status\":\"CONVERSION_STATUS_APPROVED\",\"amount\":{\"value\":\"20.00\"},\"currency\":{\"code\":\"EUR\"},\"externalId\":\"ch_1\"}"
                .formatted(Changes.CID));
    assertThat(update.json())
        .isEqualTo(
            "{\"external_id\":\"ch_1\",\"conversion_type_code\":\"sale\",\"status\":\"CONVERSION_STATUS_REFUNDED\"}");
  }

  private static Delivery begun(Merchant merchant) {
    return DeliveryRules.begin(change(1, APPROVED), merchant, NOW);
  }

  private static Delivery revised(Delivery delivery, ConversionChanged change) {
    return DeliveryRules.revise(delivery, change, READY, LATER).orElseThrow();
  }

  private static Delivery calling(Delivery delivery) {
    return DeliveryRules.calling(
        delivery, (NextAction.Send) DeliveryRules.next(delivery, READY), LOST_AT);
  }

  private static TrackdeskRequest request(Attempt attempt) {
    return attempt.request(address -> Optional.empty()).orElseThrow();
  }

  private static Attempt attempt(Delivery delivery) {
    return new Attempt(
        delivery,
        (NextAction.Send) DeliveryRules.next(delivery, READY),
        READY.binding(Changes.SHOP).orElseThrow(),
        delivery.retry().attempts() + 1,
        NOW);
  }

  private static Delivery settled(Delivery delivery, Outcome outcome) {
    return DeliveryRules.settle(calling(delivery), attempt(delivery), outcome, LATER, POLICY, HALF);
  }

  private static Delivery notFoundForTooLong(ConversionChanged change) {
    var update = revised(settled(NEW, new Outcome.Accepted()), change);
    return DeliveryRules.settle(
        calling(update),
        attempt(update),
        new Outcome.Refused(Refusal.CONVERSION_NOT_FOUND),
        LATER.plus(POLICY.visibleWithin()),
        POLICY,
        HALF);
  }

  private static Merchant shadowing() {
    return Changes.merchant(new Credential.Missing(), DeliveryMode.SHADOW, true);
  }

  /// A call at this time that fails because Trackdesk is unreachable.
  private static Delivery failed(Delivery delivery, Instant at) {
    var attempt =
        new Attempt(
            delivery,
            (NextAction.Send) DeliveryRules.next(delivery, READY),
            READY.binding(Changes.SHOP).orElseThrow(),
            delivery.retry().attempts() + 1,
            at);
    return DeliveryRules.settle(
        calling(delivery),
        attempt,
        new Outcome.Unavailable(Failure.UNREACHABLE),
        at.plusSeconds(1),
        POLICY,
        HALF);
  }

  @Test
  void aLateAcceptedStatusMakesTheDesiredOneDueAgain() {
    var onHold = revised(settled(NEW, new Outcome.Accepted()), change(2, PENDING));
    var late = attempt(onHold);
    var delivered = settled(revised(calling(onHold), change(3, APPROVED)), new Outcome.Accepted());
    assertThat(delivered.state()).isEqualTo(new DeliveryState.Delivered());

    var after = DeliveryRules.settleLate(delivered, late, new Outcome.Accepted(), LATER);

    assertThat(after.remote()).isEqualTo(new RemoteState.UpdateInDoubt());
    assertThat(after.state()).isEqualTo(new DeliveryState.Due(LATER, DeliveryState.Priority.NEW));
    assertThat(DeliveryRules.next(after, READY))
        .isEqualTo(new NextAction.UpdateStatus(APPROVED, 3));
  }

  @Test
  void aLateStatusDuringAnotherCallMakesThatCallLateAsWell() {
    var onHold = revised(settled(NEW, new Outcome.Accepted()), change(2, PENDING));
    var late = attempt(onHold);
    var approved = revised(calling(onHold), change(3, APPROVED));
    var current = attempt(approved);

    var during = DeliveryRules.settleLate(calling(approved), late, new Outcome.Accepted(), LATER);

    assertThat(during.retry().attempts()).isGreaterThan(current.number());
    var after = DeliveryRules.settleLate(during, current, new Outcome.Accepted(), LATER);
    assertThat(after.remote()).isEqualTo(new RemoteState.UpdateInDoubt());
    assertThat(after.state()).isInstanceOf(DeliveryState.Due.class);
    assertThat(DeliveryRules.next(after, READY))
        .isEqualTo(new NextAction.UpdateStatus(APPROVED, 3));
  }

  @Test
  void aLateResponseThatChangedNothingChangesNothing() {
    var delivered = settled(NEW, new Outcome.Accepted());
    var refunded = revised(delivered, change(2, REFUNDED));
    var there = settled(refunded, new Outcome.Accepted());
    var refused = new Outcome.Refused(Refusal.CONVERSION_NOT_FOUND);

    assertThat(DeliveryRules.settleLate(there, attempt(refunded), refused, LATER)).isEqualTo(there);
    assertThat(DeliveryRules.settleLate(there, attempt(NEW), new Outcome.Accepted(), LATER))
        .isEqualTo(there);
  }

  @Test
  void aLateStatusWithoutAResponseMayHaveBeenSet() {
    var refunded = revised(settled(NEW, new Outcome.Accepted()), change(2, REFUNDED));
    var there = settled(refunded, new Outcome.Accepted());

    var after =
        DeliveryRules.settleLate(
            there, attempt(refunded), new Outcome.Unavailable(Failure.TIMEOUT), LATER);

    assertThat(after.remote()).isEqualTo(new RemoteState.UpdateInDoubt());
  }

  private static Delivery settledAs(Delivery now, Outcome outcome) {
    return DeliveryRules.settle(now, attempt(NEW), outcome, LATER, POLICY, HALF);
  }

  private static Merchant with(Credential credential) {
    return Changes.merchant(credential, DeliveryMode.SEND, true);
  }

  private static Merchant disconnected() {
    return Changes.merchant(new Credential.Missing(), DeliveryMode.SEND, false);
  }

  @Test
  void afterAChangeOfTheTenantAStatusGoesWhereTheConversionIs() {
    var refunded =
        DeliveryRules.revise(
                settled(NEW, new Outcome.Accepted()), change(2, REFUNDED), moved(), LATER)
            .orElseThrow();

    assertThat(refunded.tenant()).contains(Changes.SHOP);
    assertThat(DeliveryRules.next(refunded, moved()))
        .isEqualTo(new NextAction.UpdateStatus(REFUNDED, 2));
  }

  @Test
  void afterAChangeOfTheTenantACreateInDoubtIsRepeatedWhereItWasMade() {
    var inDoubt = calling(NEW);

    assertThat(DeliveryRules.next(inDoubt, moved())).isEqualTo(new NextAction.Create(APPROVED, 1));
    assertThat(DeliveryRules.redrive(inDoubt, moved(), LATER).orElseThrow().tenant())
        .contains(Changes.SHOP);
  }

  @Test
  void afterAChangeOfTheTenantASaleThatIsNowhereWaitsForTheMerchant() {
    var held = DeliveryRules.arrange(NEW, moved(), LATER).orElseThrow();
    assertThat(held.state()).isEqualTo(new DeliveryState.Held(Cause.TENANT_CHANGED));
    assertThat(DeliveryRules.arrange(held, moved(), LATER)).isEmpty();

    var sent = DeliveryRules.redrive(held, moved(), LATER).orElseThrow();
    assertThat(sent.tenant()).contains(OTHER);
    assertThat(sent.state()).isInstanceOf(DeliveryState.Due.class);

    var back = DeliveryRules.arrange(held, READY, LATER).orElseThrow();
    assertThat(back.tenant()).contains(Changes.SHOP);
    assertThat(back.state()).isInstanceOf(DeliveryState.Due.class);
  }

  @Test
  void aDeclinedSaleStaysDeclined() {
    var held = DeliveryRules.arrange(NEW, moved(), LATER).orElseThrow();

    var declined = DeliveryRules.decline(held).orElseThrow();

    assertThat(declined.state()).isEqualTo(new DeliveryState.Held(Cause.DECLINED));
    assertThat(DeliveryRules.arrange(declined, READY, LATER)).isEmpty();
    assertThat(DeliveryRules.revise(declined, change(2, REFUNDED), moved(), LATER).orElseThrow())
        .extracting(Delivery::state)
        .isEqualTo(declined.state());
    assertThat(DeliveryRules.decline(NEW)).isEmpty();
  }

  /// READY after it has saved another tenant with its token.
  private static Merchant moved() {
    var saved = new Credential.Saved(2, "sealed for the other", Optional.empty());
    return new Merchant(
        READY.account(),
        true,
        Optional.of(OTHER),
        DeliveryMode.SEND,
        Map.of(
            Changes.SHOP,
            READY.binding(Changes.SHOP).orElseThrow(),
            OTHER,
            Changes.binding(OTHER, saved)));
  }
}
