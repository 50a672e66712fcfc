package io.saletrail.publisher;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static io.saletrail.contracts.conversion.ConversionStatus.PENDING;
import static io.saletrail.contracts.conversion.ConversionStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.feed.Heartbeat;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.sandbox.trackdesk.tenant.Amount;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.ConversionCall;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.sandbox.trackdesk.tenant.RateRule;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From conversions to calls and delivery facts, on a real Kafka and a real PostgreSQL, against a
/// stand-in for Trackdesk.
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class DeliveryFlowTest {
  /// Overlapping transactions that share a merchant's lock.
  private static final int STREAMS = 4;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject Outbox outbox;
  @Inject DataSource database;

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
  void aSaleIsCreatedAndItsRefundFollows() {
    var shop = Shop.open(topics);
    var cid = shop.click();
    var conversion = shop.sale("ch_1", cid, 1, APPROVED);
    eventually(() -> assertThat(shop.held("ch_1")).hasSize(1));

    shop.sale("ch_1", cid, 2, REFUNDED);

    eventually(() -> assertThat(status(shop, "ch_1")).isEqualTo(ConversionStatus.REFUNDED));
    assertThat(shop.held("ch_1"))
        .extracting(Conversion::type, Conversion::cid, Conversion::amount)
        .containsExactly(tuple("sale", Optional.of(cid), Optional.of(new Amount("20.00", "EUR"))));
    eventually(
        () ->
            assertThat(topics.attempts(conversion))
                .extracting(
                    DeliveryAttempted::attempt,
                    DeliveryAttempted::revision,
                    DeliveryAttempted::call,
                    DeliveryAttempted::status,
                    DeliveryAttempted::outcome,
                    DeliveryAttempted::state)
                .containsExactly(
                    tuple(1, 1L, Call.CREATE, APPROVED, Outcome.ACCEPTED, State.DELIVERED),
                    tuple(2, 2L, Call.UPDATE_STATUS, REFUNDED, Outcome.ACCEPTED, State.DELIVERED)));
  }

  @Test
  void aHeartbeatGoesOnToTheDeliveriesAndIsNoConversion() {
    var at = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
    for (var partition = 0; partition < Topic.PARTITIONS; partition++) {
      topics.publish(Heartbeat.of(Topic.CONVERSIONS_LIFECYCLE, partition, at));
    }

    eventually(() -> assertThat(topics.heartbeats(at)).hasSize(Topic.PARTITIONS));
    assertThat(topics.attempts("heartbeat-0")).isEmpty();
  }

  @Test
  void oldAndRepeatedFactsMakeNoCalls() {
    var shop = Shop.open(topics);
    var cid = shop.click();
    shop.sale("ch_1", cid, 3, APPROVED);
    eventually(() -> assertThat(shop.held("ch_1")).hasSize(1));

    shop.sale("ch_1", cid, 1, PENDING);
    shop.sale("ch_1", cid, 3, APPROVED);
    shop.sale("ch_1", cid, 4, REFUNDED);

    eventually(() -> assertThat(status(shop, "ch_1")).isEqualTo(ConversionStatus.REFUNDED));
    eventually(() -> assertThat(shop.requests("ch_1")).hasSize(2));
  }

  @Test
  void aConversionOfTheOfficialAppCountsAsDelivered() {
    var shop = Shop.open(topics);
    var cid = shop.click();
    shop.tenant().create(sameSale("ch_1", cid));

    var conversion = shop.sale("ch_1", cid, 1, APPROVED);

    eventually(
        () ->
            assertThat(topics.attempts(conversion))
                .extracting(DeliveryAttempted::outcome, DeliveryAttempted::state)
                .containsExactly(tuple(Outcome.ALREADY_EXISTS, State.DELIVERED)));
    assertThat(shop.held("ch_1")).hasSize(1);
  }

  @Test
  void aRateLimitPausesForTheTimeThatTrackdeskRequests() {
    var shop = Shop.open(topics);
    var pause = Duration.ofSeconds(1);
    shop.faults().next(1, new Fault.TooManyRequests(Optional.of(pause)));

    shop.sale("ch_1", shop.click(), 1, APPROVED);

    eventually(() -> assertThat(shop.held("ch_1")).hasSize(1));
    eventually(() -> assertThat(shop.requests("ch_1")).hasSize(2));
    var times = shop.requests("ch_1").stream().map(request -> request.at()).toList();
    assertThat(times.get(1)).isAfterOrEqualTo(times.get(0).plus(pause));
  }

  @Test
  void aTenantIsNeverCalledMoreOftenThanItsPlanAllows() {
    var shop = new Shop(topics);
    shop.rate(RateRule.BUSINESS);
    shop.save(Connection.CONNECTED, RateRule.BUSINESS.perSecond());
    shop.saveToken(shop.tenant().token());
    var cid = shop.click();

    IntStream.range(0, 20).forEach(n -> shop.sale("ch_" + n, cid, 1, APPROVED));

    eventually(() -> assertThat(shop.tenant().conversions()).hasSize(20));
    assertThat(shop.tenant().requests())
        .extracting(request -> request.response())
        .doesNotContain("429");
  }

  @Test
  void aTenantThatHangsDelaysNoOther() {
    var hanging = Shop.open(topics);
    hanging.faults().next(10_000, new Fault.Hang(Fault.Moment.BEFORE_ACCEPTING));
    var cid = hanging.click();
    IntStream.range(0, 50).forEach(n -> hanging.sale("ch_" + n, cid, 1, APPROVED));
    eventually(() -> assertThat(hanging.tenant().requests()).isNotEmpty());
    var shop = Shop.open(topics);

    shop.sale("ch_1", shop.click(), 1, APPROVED);

    eventually(() -> assertThat(shop.held("ch_1")).hasSize(1));
    assertThat(hanging.tenant().conversions()).isEmpty();
    hanging.faults().clear();
    eventually(() -> assertThat(hanging.tenant().conversions()).hasSize(50));
  }

  @Test
  void aTokenRejectedLaterHoldsTheStatusUntilAnotherIsSaved() {
    var shop = Shop.open(topics);
    var cid = shop.click();
    var conversion = shop.sale("ch_1", cid, 1, APPROVED);
    eventually(() -> assertThat(shop.held("ch_1")).hasSize(1));
    shop.tenant().configure(old -> old.with(old.access().withToken("another-token")));
    shop.sale("ch_1", cid, 2, REFUNDED);
    eventually(() -> assertThat(topics.holds(conversion)).endsWith(Cause.TOKEN_REJECTED));

    shop.saveToken(shop.tenant().token());

    eventually(() -> assertThat(status(shop, "ch_1")).isEqualTo(ConversionStatus.REFUNDED));
    eventually(
        () ->
            assertThat(topics.attempts(conversion))
                .extracting(DeliveryAttempted::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.TOKEN_REJECTED, Outcome.ACCEPTED));
    eventually(
        () ->
            assertThat(topics.tokenChecks(shop.account()))
                .extracting(TokenChecked::outcome)
                .containsExactly(
                    TokenChecked.Outcome.ACCEPTED,
                    TokenChecked.Outcome.TOKEN_REJECTED,
                    TokenChecked.Outcome.ACCEPTED));
  }

  @Test
  void conversionsBeforeTheSettingsAreHeldWithTheReason() {
    var shop = new Shop(topics);
    var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);
    eventually(() -> assertThat(topics.holds(conversion)).containsExactly(Cause.TENANT_MISSING));

    shop.saveTenant();
    eventually(
        () ->
            assertThat(topics.holds(conversion))
                .containsExactly(Cause.TENANT_MISSING, Cause.TOKEN_MISSING));
    shop.saveToken(shop.tenant().token());

    eventually(() -> assertThat(shop.held("ch_1")).hasSize(1));
    assertThat(topics.holds(conversion)).hasSize(2);
  }

  @Test
  void aRemovedTokenHoldsLaterDeliveriesAlsoWhenAnOlderOneArrivesAfterIt() {
    var shop = Shop.open(topics);

    shop.removeToken();
    shop.repeatFirstToken();

    // The call that reveals the deleted token may have started a moment earlier.
    chargeHeldFor(shop, Cause.TOKEN_MISSING);
    var next = shop.sale("ch_next", shop.click(), 1, APPROVED);
    eventually(() -> assertThat(topics.holds(next)).containsExactly(Cause.TOKEN_MISSING));
    assertThat(shop.requests("ch_next")).isEmpty();
  }

  @Test
  void aDisconnectedMerchantsSalesWaitForTheConnection() {
    var shop = Shop.open(topics);
    shop.save(Connection.DISCONNECTED, 5);
    var charge = chargeHeldFor(shop, Cause.DISCONNECTED);

    shop.save(Connection.CONNECTED, 5);

    eventually(() -> assertThat(shop.held(charge)).hasSize(1));
  }

  @Test
  void aRefusalWaitsWithItsReasonAndSoDoesTheRefund() {
    var shop = Shop.open(topics);
    var unknown = UUID.randomUUID();
    var conversion = shop.sale("ch_1", unknown, 1, APPROVED);
    eventually(
        () ->
            assertThat(topics.attempts(conversion))
                .extracting(DeliveryAttempted::refusal, DeliveryAttempted::state)
                .containsExactly(tuple(Optional.of(Refusal.CLICK_NOT_FOUND), State.REFUSED)));

    shop.sale("ch_1", unknown, 2, REFUNDED);
    var later = shop.sale("ch_2", shop.click(), 1, APPROVED);

    eventually(() -> assertThat(topics.attempts(later)).hasSize(1));
    assertThat(shop.requests("ch_1")).hasSize(1);
  }

  @Test
  void anInvalidMessageIsSkipped() {
    var shop = Shop.open(topics);
    topics.send(Topic.CONVERSIONS_LIFECYCLE, "poison", "{");
    topics.send(Topic.CONVERSIONS_LIFECYCLE, "poison", "{\"type\":\"Later\"}");
    topics.sendTombstone(Topic.CONVERSIONS_LIFECYCLE, "poison");
    topics.send(Topic.SETTINGS_MERCHANTS, "poison", "[]");
    topics.sendTombstone(Topic.SETTINGS_MERCHANTS, "poison");

    shop.sale("ch_1", shop.click(), 1, APPROVED);

    eventually(() -> assertThat(shop.held("ch_1")).hasSize(1));
  }

  /// Claims and arrivals share the merchant's lock, and there is never a moment without one.
  @Test
  void aBusyMerchantsSettingsChangeDoesNotWaitForever() {
    var shop = Shop.open(topics);
    var busy = new AtomicBoolean(true);
    var streams =
        IntStream.range(0, STREAMS)
            .mapToObj(n -> Thread.ofVirtual().start(() -> shareWhile(busy, shop, n)))
            .toList();

    shop.save(Connection.DISCONNECTED, 5);

    try {
      chargeHeldFor(shop, Cause.DISCONNECTED);
      assertThat(streams).allMatch(Thread::isAlive);
    } finally {
      busy.set(false);
    }
  }

  /// The settings of one merchant change for as long as the lock is held.
  @Test
  void aMerchantWhoseSettingsChangeDelaysNoOther() throws SQLException {
    var locked = Shop.open(topics);
    var free = Shop.open(topics);
    try (var connection = database.getConnection();
        var lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute(
          "select pg_advisory_xact_lock(hashtextextended('merchant:%s', 0))"
              .formatted(locked.account()));

      locked.sale("ch_1", locked.click(), 1, APPROVED);
      IntStream.range(0, 6).forEach(n -> free.sale("ch_" + n, free.click(), 1, APPROVED));

      eventually(
          () -> IntStream.range(0, 6).forEach(n -> assertThat(free.held("ch_" + n)).hasSize(1)));
      assertThat(locked.held("ch_1")).isEmpty();
      connection.rollback();
    }
    eventually(() -> assertThat(locked.held("ch_1")).hasSize(1));
  }

  private void shareWhile(AtomicBoolean busy, Shop shop, int offset) {
    while (busy.get()) {
      outbox
          .write(
              session ->
                  MerchantTable.share(session, List.of(shop.account()))
                      .chain(
                          () ->
                              session
                                  .createNativeQuery("select 1 from pg_sleep(:seconds)")
                                  .setParameter("seconds", 0.05 + 0.007 * offset)
                                  .getResultList()))
          .await()
          .atMost(TestStack.TIMEOUT);
    }
  }

  /// Topics are not ordered among each other, so sales are made until one is held.
  private String chargeHeldFor(Shop shop, Cause cause) {
    var charge = new AtomicReference<>("");
    eventually(
        () -> {
          charge.set("ch_" + UUID.randomUUID());
          var conversion = shop.sale(charge.get(), shop.click(), 1, APPROVED);
          eventually(
              () ->
                  assertThat(
                          topics.attempts(conversion).isEmpty()
                              && topics.holds(conversion).isEmpty())
                      .isFalse());
          assertThat(topics.holds(conversion)).endsWith(cause);
        });
    return charge.get();
  }

  private static ConversionStatus status(Shop shop, String charge) {
    return shop.held(charge).getFirst().status();
  }

  private static ConversionCall sameSale(String charge, UUID cid) {
    return new ConversionCall(
        Optional.of(cid.toString()),
        Optional.empty(),
        List.of(),
        Optional.of("sale"),
        Optional.empty(),
        Optional.of("20.00"),
        Optional.of("EUR"),
        Optional.of(charge),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(TestStack.TIMEOUT).untilAsserted(assertion);
  }
}
