package io.saletrail.publisher;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveCompleted.Rejection;
import io.saletrail.contracts.redrive.RedriveCompleted.Sum;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.contracts.redrive.RedriveRequested.Role;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A merchant re-sends deliveries from the console: a dry run first, then live, each once, and no
/// delivery of another merchant.
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class RedriveRequestTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private Topics topics;

  @BeforeEach
  void connect() {
    topics = new Topics(kafka);
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  void aDryRunSumsTheCallsAndSendsNothing() {
    var shop = refusingShop(2);
    refused(shop, "ch_1");
    refused(shop, "ch_2");

    var answer = answer(ask(shop).reason(RedriveReason.OFFER_NOT_ACTIVE).dryRun());

    assertThat(answer.dryRun()).isTrue();
    assertThat(answer.sent()).isEqualTo(2);
    assertThat(answer.sums())
        .containsExactly(
            new Sum(
                RedriveReason.OFFER_NOT_ACTIVE,
                Optional.of(DeliveryAttempted.Call.CREATE),
                Optional.empty(),
                2,
                new Money(4000, "eur")));
    assertThat(answer.sample())
        .extracting(RedriveCompleted.Line::conversion)
        .containsExactly(shop.account() + ":ch_1", shop.account() + ":ch_2");
    assertThat(shop.requests("ch_1")).hasSize(1);
  }

  @Test
  void onlyTheMerchantsOwnDeliveriesAreSentAgain() {
    var shop = refusingShop(1);
    var neighbour = refusingShop(1);
    var mine = refused(shop, "ch_mine");
    var theirs = refused(neighbour, "ch_theirs");

    var answer = answer(ask(shop).reason(RedriveReason.OFFER_NOT_ACTIVE));

    assertThat(answer.sent()).isEqualTo(1);
    eventually(() -> assertThat(last(mine).state()).isEqualTo(State.DELIVERED));
    assertThat(shop.held("ch_mine")).hasSize(1);
    assertThat(topics.attempts(theirs)).hasSize(1);
  }

  @Test
  void theSameRequestAgainIsNotCarriedOutAgain() {
    var shop = refusingShop(2);
    var conversion = refused(shop, "ch_1");
    var request = ask(shop).since(LONG_AGO).build();
    answer(request);
    eventually(() -> assertThat(topics.attempts(conversion)).hasSize(2));
    assertThat(last(conversion).state()).isEqualTo(State.REFUSED);

    topics.publish(request);

    // A later request of the same account is read after it.
    answer(ask(shop).conversion(conversion).dryRun());
    assertThat(topics.results(request.redrive())).hasSize(1);
    assertThat(topics.attempts(conversion)).hasSize(2);
  }

  @Test
  void anotherMerchantsConversionIsUnknown() {
    var shop = Shop.open(topics);
    var theirs = refused(refusingShop(1), "ch_theirs");

    var answer = answer(ask(shop).conversion(theirs));

    assertThat(answer.rejected()).contains(Rejection.UNKNOWN_CONVERSION);
    assertThat(answer.sent()).isZero();
    assertThat(topics.attempts(theirs)).hasSize(1);
  }

  @Test
  void aRequestWithoutASelectionIsRejected() {
    var shop = Shop.open(topics);

    assertThat(answer(ask(shop)).rejected()).contains(Rejection.UNCLEAR);
    assertThat(answer(ask(shop).conversion("ch_\u0000")).rejected()).contains(Rejection.UNCLEAR);
  }

  @Test
  void conversionsStillHeldByShadowModeAreReportedAsHeld() {
    var shop = new Shop(topics);
    shop.saveToken(shop.tenant().token());
    shop.save(DeliveryMode.SHADOW);
    var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);
    eventually(() -> assertThat(topics.holds(conversion)).endsWith(Cause.SHADOW));

    var answer = answer(ask(shop).reason(RedriveReason.SHADOW).dryRun());

    assertThat(answer.sent()).isZero();
    assertThat(answer.held()).isEqualTo(1);
    assertThat(answer.sums()).extracting(Sum::waitsFor).containsExactly(Optional.of(Cause.SHADOW));
  }

  private Shop refusingShop(int times) {
    var shop = Shop.open(topics);
    shop.faults().next(times, Call.CREATE, new Fault.Refuse(Refusal.OFFER_NOT_ACTIVE));
    return shop;
  }

  private String refused(Shop shop, String charge) {
    var conversion = shop.sale(charge, shop.click(), 1, APPROVED);
    eventually(
        () ->
            assertThat(topics.attempts(conversion))
                .extracting(DeliveryAttempted::state)
                .containsExactly(State.REFUSED));
    return conversion;
  }

  private DeliveryAttempted last(String conversion) {
    return topics.attempts(conversion).getLast();
  }

  private RedriveCompleted answer(Ask ask) {
    return answer(ask.build());
  }

  private RedriveCompleted answer(RedriveRequested request) {
    topics.publish(request);
    eventually(() -> assertThat(topics.results(request.redrive())).isNotEmpty());
    return topics.results(request.redrive()).getFirst();
  }

  private static Ask ask(Shop shop) {
    return new Ask(shop.account(), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  private record Ask(
      String account,
      Optional<String> conversion,
      Optional<RedriveReason> reason,
      Optional<Instant> since,
      boolean rehearsal) {
    Ask conversion(String id) {
      return new Ask(account, Optional.of(id), reason, since, rehearsal);
    }

    Ask reason(RedriveReason one) {
      return new Ask(account, conversion, Optional.of(one), since, rehearsal);
    }

    Ask since(Instant time) {
      return new Ask(account, conversion, reason, Optional.of(time), rehearsal);
    }

    Ask dryRun() {
      return new Ask(account, conversion, reason, since, true);
    }

    RedriveRequested build() {
      return new RedriveRequested(
          UUID.randomUUID().toString(),
          account,
          conversion,
          reason,
          since,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          rehearsal,
          Role.MERCHANT,
          Instant.now());
    }
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(TestStack.TIMEOUT).untilAsserted(assertion);
  }
}
