package io.saletrail.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.ingest.InjectStripe;
import io.saletrail.ingest.SchedulerDisabled;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.job.PassOutcome;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFault;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// All faults of the events list at random, while sales, refunds and disputes continue. Set
/// `hostile.seed` to repeat a run as far as clocks allow; `make soak` sets `hostile.seconds`.
@Tag("long")
@QuarkusTest
@TestProfile(SchedulerDisabled.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class HostileRoundsTest {
  private static final int MOST_SALES = 4;
  private static final int MOST_CALLS_SPARED = 6;
  private static final int MOST_CALLS_STRUCK = 8;

  /// No round starts after this time. The number of rounds is printed.
  private static final Duration ENOUGH = Duration.ofSeconds(Long.getLong("hostile.seconds", 8));

  /// How late an event may appear. Stripe's seconds are cut off, so a second less than what the
  /// window leaves to settle.
  private static final Duration LATEST = SchedulerDisabled.SETTLE_TIME.minusSeconds(1);

  /// All but silence, which costs a time-out each.
  private static final List<ApiFault> FAULTS =
      List.of(
          ApiFault.RATE_LIMITED,
          ApiFault.BROKEN,
          ApiFault.CUT_OFF,
          ApiFault.CUT_SHORT,
          ApiFault.CURSOR_UNKNOWN,
          ApiFault.CURSOR_IGNORED);

  @InjectStripe StripeStandIn stripe;
  @Inject ManualPoll replica;

  private final long seed = Long.getLong("hostile.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @AfterEach
  void close() {
    stripe.api().behave();
    replica.close();
  }

  @Test
  void anyBehaviourOfTheListMissesNothingRepeatsNothingAndKeepsTheMarkBehind() {
    var shop = Shop.of(stripe.account(replica.account()), random);
    var enough = Instant.now().plus(ENOUGH);
    stripe.api().delayEvents(Duration.ZERO, LATEST);

    var complete = 0;
    var round = 0;
    while (Instant.now().isBefore(enough)) {
      shop.trade();
      disturb(shop);
      complete += read() ? 1 : 0;
      check(round, () -> replica.assertThatTheMarkIsNotAhead(shop.happened()));
      round++;
    }
    System.out.printf(
        "hostile.seed=%d rounds=%d complete=%d events=%d%n",
        seed, round, complete, shop.happened().size());

    stripe.api().behave();
    // An unfinished pass is resumed first.
    replica.read(Trigger.CHECK_NOW);
    assertThat(replica.read(Trigger.CHECK_NOW)).isInstanceOf(PassOutcome.Complete.class);
    check(round, () -> replica.assertThatNothingIsMissedAndNothingTwice(shop.happened()));
  }

  private void disturb(Shop shop) {
    var account = replica.account();
    if (random.nextBoolean()) {
      stripe.api().heal(account);
    }
    if (random.nextInt(3) > 0) {
      stripe
          .api()
          .failAfter(
              random.nextInt(MOST_CALLS_SPARED),
              account,
              FAULTS.get(random.nextInt(FAULTS.size())),
              "/v1/",
              1 + random.nextInt(MOST_CALLS_STRUCK));
    }
    if (random.nextInt(3) == 0) {
      stripe.api().meanwhile(random.nextInt(MOST_CALLS_SPARED), account, "/v1/", shop::trade);
    }
  }

  /// Whether the pass is complete.
  private boolean read() {
    var trigger = random.nextBoolean() ? Trigger.HOURLY : Trigger.CHECK_NOW;
    if (random.nextInt(6) == 0) {
      replica.readAndDie(trigger);
      return false;
    }
    return replica.read(trigger) instanceof PassOutcome.Complete<PollResult>;
  }

  private void check(int round, Runnable assertion) {
    try {
      assertion.run();
    } catch (AssertionError e) {
      throw new AssertionError("hostile.seed=" + seed + " round=" + round, e);
    }
  }

  /// A merchant with sales and occasional refunds.
  private record Shop(
      StandInAccount merchant, PaymentLink link, Random random, Set<String> reversed) {

    static Shop of(StandInAccount merchant, Random random) {
      var link = merchant.paymentLink(Offer.oneOff("A book", 1_900, "eur"));
      return new Shop(merchant, link, random, new HashSet<>());
    }

    void trade() {
      merchant.sell(link, random.nextInt(MOST_SALES + 1), _ -> UUID.randomUUID().toString());
      if (random.nextBoolean()) {
        merchant.holds().charges().stream()
            .filter(charge -> !reversed.contains(charge.id()))
            .findFirst()
            .ifPresent(this::reverse);
      }
    }

    private void reverse(Charge charge) {
      reversed.add(charge.id());
      if (random.nextBoolean()) {
        merchant.refundAll(charge);
      } else {
        merchant.dispute(charge);
      }
    }

    List<StripeEvent> happened() {
      return merchant.holds().events();
    }
  }
}
