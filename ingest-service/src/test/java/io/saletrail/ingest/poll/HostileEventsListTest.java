package io.saletrail.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.InjectStripe;
import io.saletrail.ingest.SchedulerDisabled;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.intake.SubscribedTypes;
import io.saletrail.ingest.job.PassOutcome;
import io.saletrail.sandbox.fault.FaultPlan;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFault;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One fault of the events list per test: nothing is missed, nothing is appended twice, and the
/// mark is never ahead of the events read. A page holds four objects, and a sale is two events.
@QuarkusTest
@TestProfile(SchedulerDisabled.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class HostileEventsListTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENTS = "/v1/events";
  private static final int SALES = 5;
  private static final int PAGE = 4;

  /// Far enough back to be settled, and within the overlap.
  private static final Duration A_WHILE = Duration.ofMinutes(1);

  @InjectStripe StripeStandIn stripe;
  @Inject ManualPoll replica;
  @Inject PageIntake intake;

  private StandInAccount merchant;

  @BeforeEach
  void open() {
    merchant = stripe.account(replica.account());
  }

  @AfterEach
  void close() {
    stripe.api().behave();
    stripe.clock().reset();
    replica.close();
  }

  @Test
  void anEventNotListedYetIsNotBehindTheMark() {
    sell(SALES);
    stripe.api().withholdEvents(_ -> true);

    replica.read(Trigger.CHECK_NOW);

    replica.assertThatTheMarkIsNotAhead(happened());
    stripe.api().behave();
    replica.read(Trigger.CHECK_NOW);
    replica.assertThatNothingIsMissedAndNothingTwice(happened());
  }

  @Test
  void theMarkIsNotAheadOfStripesTimeThoughOurClockIs() {
    stripe.clock().runBehind(Duration.ofMinutes(20));
    replica.read(Trigger.HOURLY);

    sell(SALES);
    replica.read(Trigger.CHECK_NOW);
    replica.assertThatNothingIsMissedAndNothingTwice(happened());

    stripe.clock().runBehind(Duration.ZERO);
    sell(SALES);
    // The first pass learns that the clocks agree again.
    replica.read(Trigger.CHECK_NOW);
    replica.read(Trigger.CHECK_NOW);
    replica.assertThatNothingIsMissedAndNothingTwice(happened());
  }

  @Test
  void anEventThatAppearsBehindTheMarkIsRecoveredInTheOverlap() {
    sellAWhileAgo(SALES);
    stripe.api().withholdEvents(event -> event.type().startsWith("charge."));
    replica.read(Trigger.HOURLY);
    stripe.api().behave();

    replica.read(Trigger.HOURLY);

    replica.assertThatNothingIsMissedAndNothingTwice(happened());
  }

  @Test
  void anEventThatAppearsOnAReadPageIsRecoveredByTheNextPass() {
    sellAWhileAgo(SALES);
    var newest = newest();
    stripe.api().withholdEvents(newest::equals);
    stripe.api().meanwhile(1, merchant.id(), EVENTS, () -> stripe.api().withholdEvents(_ -> false));
    replica.read(Trigger.HOURLY);
    assertThat(replica.known()).doesNotContain(newest.id());

    replica.read(Trigger.HOURLY);

    replica.assertThatNothingIsMissedAndNothingTwice(happened());
  }

  @Test
  void salesBetweenTwoPagesAreReadAndShiftNoPage() {
    sell(SALES);
    stripe.api().meanwhile(1, merchant.id(), EVENTS, () -> sell(SALES));

    replica.read(Trigger.CHECK_NOW);

    replica.assertThatTheMarkIsNotAhead(happened());
    replica.read(Trigger.CHECK_NOW);
    replica.assertThatNothingIsMissedAndNothingTwice(happened());
  }

  @Test
  void equalSecondsAreReadAcrossPagesAndAtBothEndsOfAWindow() {
    var second = Instant.now().minus(A_WHILE).truncatedTo(ChronoUnit.SECONDS);
    stripe.clock().stop(second);
    sell(SALES);

    replica.read(new Window(second, second, second));

    replica.assertThatTheMarkIsNotAhead(happened());
    replica.assertThatNothingIsMissedAndNothingTwice(happened());
  }

  @Test
  void a429InTheMiddleKeepsTheMarkAndTheNextPassResumes() {
    assertThatAPassGoesOnAfter(ApiFault.RATE_LIMITED, Cause.RATE_LIMITED);
  }

  @Test
  void a500InTheMiddleKeepsTheMarkAndTheNextPassResumes() {
    assertThatAPassGoesOnAfter(ApiFault.BROKEN, Cause.UNAVAILABLE);
  }

  @Test
  void aConnectionCutBeforeAResponseKeepsTheMarkAndTheNextPassResumes() {
    assertThatAPassGoesOnAfter(ApiFault.CUT_OFF, Cause.UNAVAILABLE);
  }

  @Test
  void aConnectionCutWithinAResponseKeepsTheMarkAndTheNextPassResumes() {
    assertThatAPassGoesOnAfter(ApiFault.CUT_SHORT, Cause.UNAVAILABLE);
  }

  @Test
  void aSilentStripeKeepsTheMarkAndTheNextPassResumes() {
    assertThatAPassGoesOnAfter(ApiFault.HANGING, Cause.UNAVAILABLE);
  }

  @Test
  void anotherReplicaResumesThePassOfADeadOne() {
    sellAWhileAgo(SALES);
    stripe.api().failAfter(2, merchant.id(), ApiFault.BROKEN, EVENTS, FaultPlan.FOR_EVER);
    replica.readAndDie(Trigger.HOURLY);
    assertThat(replica.mark()).isEmpty();
    stripe.api().behave();

    replica.read(Trigger.HOURLY);

    replica.assertThatNothingIsMissedAndNothingTwice(happened());
  }

  @Test
  void aCursorUnknownToStripeKeepsTheMarkAndTheNextPassStartsOver() {
    sellAWhileAgo(SALES);
    stripe.api().failAfter(1, merchant.id(), ApiFault.CURSOR_UNKNOWN, EVENTS, 1);
    assertThat(replica.read(Trigger.HOURLY))
        .isInstanceOfSatisfying(
            PassOutcome.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Cause.REFUSED));
    assertThat(replica.mark()).isEmpty();

    replica.read(Trigger.HOURLY);

    replica.assertThatTheMarkIsNotAhead(happened());
    replica.assertThatNothingIsMissedAndNothingTwice(happened());
  }

  /// Such a list was once read without end, under a lease that was always extended.
  @Test
  void aListThatRepeatsItsPageEndsThePass() {
    sellAWhileAgo(SALES);
    stripe.api().failAfter(1, merchant.id(), ApiFault.CURSOR_IGNORED, EVENTS, FaultPlan.FOR_EVER);

    assertThatAPassIsStopped(Cause.UNAVAILABLE);

    assertThat(replica.mark()).isEmpty();
    stripe.api().behave();
    replica.read(Trigger.HOURLY);
    replica.assertThatNothingIsMissedAndNothingTwice(happened());
  }

  /// They were appended twice, and counted as recovered, while the feed had not reached them yet.
  @Test
  void eventsOnTwoPagesAreAppendedOnce() {
    sellAWhileAgo(SALES);
    stripe.api().meanwhile(1, merchant.id(), EVENTS, () -> sellAWhileAgo(1));
    stripe.api().failAfter(1, merchant.id(), ApiFault.CURSOR_IGNORED, EVENTS, 1);

    var counts = complete(replica.read(Trigger.HOURLY));

    assertThat(counts.recovered()).isEqualTo(2 * (SALES + 1));
    replica.assertThatNothingIsMissedAndNothingTwice(happened());
  }

  @Test
  void anEventListedTwiceOnOnePageIsAppendedOnce() {
    sellAWhileAgo(1);
    var event = json(newest());

    var counts =
        intake.accept(replica.account(), Stage.EVENTS, List.of(event, event), new HashSet<>());

    assertThat(counts.recovered()).isEqualTo(1);
    assertThat(replica.known()).containsExactly(newest().id());
  }

  @Test
  void theNextPassSkipsTheEventsOfTheLastBeforeTheTopicIsRead() {
    sellAWhileAgo(1);
    var page = List.of(json(newest()));

    var first = intake.accept(replica.account(), Stage.EVENTS, page, new HashSet<>());
    var second = intake.accept(replica.account(), Stage.EVENTS, page, new HashSet<>());

    assertThat(List.of(first.recovered(), second.recovered())).containsExactly(1, 0);
    assertThat(replica.known()).containsExactly(newest().id());
  }

  private void assertThatAPassGoesOnAfter(ApiFault fault, Cause result) {
    sellAWhileAgo(SALES);
    stripe.api().failAfter(1, merchant.id(), fault, EVENTS, FaultPlan.FOR_EVER);
    assertThatAPassIsStopped(result);
    assertThat(replica.mark()).isEmpty();
    stripe.api().behave();

    var counts = complete(replica.read(Trigger.HOURLY));

    assertThat(counts.read()).isEqualTo(3 * SALES);
    replica.assertThatTheMarkIsNotAhead(happened());
    replica.assertThatNothingIsMissedAndNothingTwice(happened());
  }

  /// After its first page.
  private void assertThatAPassIsStopped(Cause reason) {
    var outcome = replica.read(Trigger.HOURLY);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            PassOutcome.Unavailable.class,
            stopped -> assertThat(stopped.reason()).isEqualTo(reason));
    assertThat(outcome.resultOr(PollResult.NONE).counts().read()).isEqualTo(PAGE);
  }

  private static PollCounts complete(PassOutcome<PollResult> outcome) {
    assertThat(outcome).isInstanceOf(PassOutcome.Complete.class);
    return outcome.resultOr(PollResult.NONE).counts();
  }

  private void sellAWhileAgo(int sales) {
    stripe.clock().set(Instant.now().minus(A_WHILE));
    sell(sales);
    stripe.clock().reset();
  }

  private void sell(int sales) {
    merchant.sell(
        merchant.paymentLink(Offer.oneOff("A book", 1_900, "eur")),
        sales,
        _ -> UUID.randomUUID().toString());
  }

  private List<StripeEvent> happened() {
    return merchant.holds().events();
  }

  /// The newest event of the types that a poll requests.
  private StripeEvent newest() {
    return happened().stream()
        .filter(event -> SubscribedTypes.HOURLY.contains(event.type()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(StripeEvent event) {
    try {
      return JSON.readTree(event.json());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
