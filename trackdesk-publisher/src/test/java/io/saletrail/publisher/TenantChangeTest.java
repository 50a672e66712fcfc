package io.saletrail.publisher;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static io.saletrail.contracts.conversion.ConversionStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.contracts.redrive.RedriveRequested.Action;
import io.saletrail.contracts.redrive.RedriveRequested.Role;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.publisher.merchant.BindingSweep;
import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.sandbox.trackdesk.Fault.Moment;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.sandbox.trackdesk.tenant.SeenRequest;
import io.saletrail.sandbox.trackdesk.tenant.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A merchant moves from tenant a to tenant b: each conversion is changed where it was created, no
/// sale is created twice, and no token reaches the other tenant.
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class TenantChangeTest {
  /// Longer than the retention of a closed binding.
  private static final Duration LATER = Duration.ofDays(401);

  /// More than fit into two transactions.
  private static final int MANY = 2 * ArrangementLedger.SLICE + 1;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject BindingSweep sweep;

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
  void aRefundReachesTheTenantOfTheSaleAndNewSalesTheNewOne() {
    var shop = Shop.open(topics);
    var cid = shop.click();
    var old = shop.sale("ch_old", cid, 1, APPROVED);
    eventually(() -> assertThat(shop.held("ch_old")).hasSize(1));
    var b = moved(shop);

    shop.sale("ch_old", cid, 2, REFUNDED);
    shop.sale("ch_new", b.click("ada").cid(), 1, APPROVED);

    eventually(
        () ->
            assertThat(shop.held("ch_old").getFirst().status())
                .isEqualTo(ConversionStatus.REFUNDED));
    eventually(() -> assertThat(b.conversions()).hasSize(1));
    assertThat(b.conversions().getFirst().externalId()).contains("ch_new");
    assertThat(shop.requests("ch_new")).isEmpty();
    assertThat(requests(b, "ch_old")).isEmpty();
    assertNoTokenStrayed(shop, b);
    eventually(
        () ->
            assertThat(topics.attempts(old))
                .extracting(DeliveryAttempted::tenant)
                .containsExactly(shop.name(), shop.name()));
  }

  @Test
  void aCreateWhoseResponseWasLostIsSettledInItsTenant() {
    var shop = Shop.open(topics);
    shop.faults().next(1, Call.CREATE, new Fault.Reset(Moment.AFTER_ACCEPTING));
    shop.faults().next(10_000, Call.CREATE, new Fault.SystemError());
    var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);
    eventually(() -> assertThat(topics.attempts(conversion)).isNotEmpty());
    var b = moved(shop);

    shop.faults().clear();

    eventually(
        () ->
            assertThat(topics.attempts(conversion).getLast())
                .extracting(DeliveryAttempted::tenant, DeliveryAttempted::outcome)
                .containsExactly(shop.name(), Outcome.ALREADY_EXISTS));
    assertThat(topics.holds(conversion)).isEmpty();
    assertThat(shop.held("ch_1")).hasSize(1);
    assertThat(requests(b, "ch_1")).isEmpty();
    assertNoTokenStrayed(shop, b);
  }

  @Test
  void heldSalesWaitForTheMerchantWhoSendsOrDeclinesThem() {
    var shop = Shop.open(topics);
    var sent = held(shop);
    var declined = held(shop);
    var b = moved(shop);
    eventually(() -> assertThat(topics.holds(sent)).endsWith(Cause.TENANT_CHANGED));
    eventually(() -> assertThat(topics.holds(declined)).endsWith(Cause.TENANT_CHANGED));
    assertThat(b.conversions()).isEmpty();

    var decline = answer(request(shop, Optional.of(declined), Action.DECLINE));
    var rest = answer(request(shop, Optional.empty(), Action.SEND));

    assertThat(decline)
        .extracting(RedriveCompleted::sent, RedriveCompleted::held)
        .containsExactly(0L, 1L);
    assertThat(rest)
        .extracting(RedriveCompleted::sent, RedriveCompleted::held)
        .containsExactly(1L, 0L);
    eventually(() -> assertThat(topics.holds(declined)).endsWith(Cause.DECLINED));
    eventually(
        () ->
            assertThat(topics.attempts(sent))
                .extracting(DeliveryAttempted::tenant)
                .containsExactly(b.name()));
    assertThat(requests(b, charge(declined))).isEmpty();
    assertThat(shop.requests(charge(declined))).isEmpty();
    assertNoTokenStrayed(shop, b);
  }

  @Test
  void aMerchantWhoComesBackNeedsNoNewTokenAndHeldSalesResume() {
    var shop = Shop.open(topics);
    var conversion = held(shop);
    var b = moved(shop);
    eventually(() -> assertThat(topics.holds(conversion)).endsWith(Cause.TENANT_CHANGED));

    shop.saveTenant();

    eventually(() -> assertThat(shop.held(charge(conversion))).hasSize(1));
    assertThat(requests(b, charge(conversion))).isEmpty();
    assertNoTokenStrayed(shop, b);
  }

  @Test
  void aNewTokenOfTheSameTenantServesAllItsConversions() {
    var shop = Shop.open(topics);
    var cid = shop.click();
    shop.sale("ch_1", cid, 1, APPROVED);
    eventually(() -> assertThat(shop.held("ch_1")).hasSize(1));
    shop.tenant().configure(old -> old.with(old.access().withToken("another-token")));
    shop.saveToken("another-token");
    eventually(() -> assertThat(topics.tokenChecks(shop.account())).hasSize(2));

    shop.sale("ch_1", cid, 2, REFUNDED);

    eventually(
        () ->
            assertThat(shop.held("ch_1").getFirst().status()).isEqualTo(ConversionStatus.REFUNDED));
  }

  @Test
  void theTokenOfAnEarlierTenantIsForgottenOnceNothingThereCanChange() {
    var shop = Shop.open(topics);
    var cid = shop.click();
    var conversion = shop.sale("ch_1", cid, 1, APPROVED);
    eventually(() -> assertThat(shop.held("ch_1")).hasSize(1));
    moved(shop);

    assertThat(sweep.sweep(Instant.now()).await().atMost(TestStack.TIMEOUT)).isZero();
    sweep.sweep(Instant.now().plus(LATER)).await().atMost(TestStack.TIMEOUT);

    shop.sale("ch_1", cid, 2, REFUNDED);
    eventually(() -> assertThat(topics.holds(conversion)).containsExactly(Cause.TOKEN_MISSING));
    assertThat(topics.attempts(conversion)).hasSize(1);
  }

  @Test
  void manyHeldSalesFollowAChangeInSlices() {
    var shop = new Shop(topics);
    shop.saveTenant();
    var cid = shop.click();
    var conversions =
        IntStream.range(0, MANY).mapToObj(n -> shop.sale("ch_" + n, cid, 1, APPROVED)).toList();
    eventually(() -> assertThat(topics.holds(conversions.getLast())).isNotEmpty());

    shop.saveToken(shop.tenant().token());

    eventually(() -> assertThat(shop.tenant().conversions()).hasSize(MANY));
  }

  /// A sale that waits because its merchant is disconnected. A merchant who moves connects again.
  private String held(Shop shop) {
    shop.save(Connection.DISCONNECTED, 5);
    var held = new AtomicReference<>("");
    eventually(
        () -> {
          var conversion = shop.sale("ch_" + UUID.randomUUID(), shop.click(), 1, APPROVED);
          eventually(
              () ->
                  assertThat(
                          topics.holds(conversion).isEmpty()
                              && topics.attempts(conversion).isEmpty())
                      .isFalse());
          assertThat(topics.holds(conversion)).containsExactly(Cause.DISCONNECTED);
          held.set(conversion);
        });
    return held.get();
  }

  private static String charge(String conversion) {
    return conversion.substring(conversion.indexOf(':') + 1);
  }

  /// The shop at its new tenant, once it is in use.
  private Tenant moved(Shop shop) {
    var b = shop.moveTo(shop.name() + "-b");
    eventually(
        () ->
            assertThat(topics.tokenChecks(shop.account()))
                .extracting(check -> tuple(check.tenant(), check.outcome().name()))
                .contains(tuple(b.name(), "ACCEPTED")));
    return b;
  }

  private static void assertNoTokenStrayed(Shop shop, Tenant b) {
    for (var tenant : List.of(shop.tenant(), b)) {
      assertThat(tenant.requests())
          .extracting(SeenRequest::key)
          .containsOnly(SeenRequest.Key.RIGHT);
    }
  }

  private static List<SeenRequest> requests(Tenant tenant, String charge) {
    return tenant.requests().stream()
        .filter(request -> request.body().contains("\"" + charge + "\""))
        .toList();
  }

  private RedriveRequested request(Shop shop, Optional<String> conversion, Action action) {
    return new RedriveRequested(
        UUID.randomUUID().toString(),
        shop.account(),
        conversion,
        conversion.isPresent() ? Optional.empty() : Optional.of(RedriveReason.TENANT_CHANGED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(action),
        false,
        Role.MERCHANT,
        Instant.now());
  }

  private RedriveCompleted answer(RedriveRequested request) {
    topics.publish(request);
    eventually(() -> assertThat(topics.results(request.redrive())).hasSize(1));
    return topics.results(request.redrive()).getFirst();
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(TestStack.TIMEOUT).untilAsserted(assertion);
  }
}
