package io.saletrail.publisher.token;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static io.saletrail.contracts.conversion.ConversionStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.contracts.tenant.TokenChecked.Outcome;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.Shop;
import io.saletrail.publisher.TestStack;
import io.saletrail.publisher.Topics;
import io.saletrail.publisher.lane.LaneTable;
import io.saletrail.publisher.trackdesk.TenantId;
import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.sandbox.trackdesk.tenant.SeenRequest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A merchant saves a tenant and a token, and the result of the probe follows.
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class TokenCheckTest {
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject Outbox outbox;

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
  void aValidTokenIsAcceptedByOneCallThatChangesNothing() {
    var shop = Shop.open(topics);

    assertThat(topics.tokenChecks(shop.account()))
        .extracting(
            TokenChecked::tenant,
            TokenChecked::credentialVersion,
            TokenChecked::attempt,
            TokenChecked::outcome,
            TokenChecked::nextCheckAt)
        .containsExactly(tuple(shop.name(), 1L, 1, Outcome.ACCEPTED, Optional.empty()));
    assertThat(shop.tenant().requests())
        .extracting(SeenRequest::call, SeenRequest::key)
        .containsExactly(tuple(Call.UPDATE_STATUS, SeenRequest.Key.RIGHT));
    assertThat(shop.tenant().conversions()).isEmpty();
  }

  @Test
  void anInvalidTokenIsRejectedBeforeTheFirstSaleWhichWaitsForAValidOne() {
    var shop = new Shop(topics);
    shop.saveTenant();
    shop.saveToken("not-the-token");
    eventually(() -> assertThat(outcomes(shop)).containsExactly(Outcome.TOKEN_REJECTED));
    var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);
    eventually(() -> assertThat(topics.holds(conversion)).containsExactly(Cause.TOKEN_REJECTED));

    shop.saveToken(shop.tenant().token());

    eventually(() -> assertThat(shop.held("ch_1")).hasSize(1));
    eventually(
        () -> assertThat(outcomes(shop)).containsExactly(Outcome.TOKEN_REJECTED, Outcome.ACCEPTED));
    eventually(() -> assertThat(shop.requests("ch_1")).hasSize(1));
  }

  @Test
  void aTokenIsSentToTheTenantAloneThatItWasSavedFor() {
    var shop = new Shop(topics);
    var other = Shop.open(topics);
    shop.saveTenant(other.name());
    shop.saveToken(shop.tenant().token());
    eventually(() -> assertThat(outcomes(shop)).containsExactly(Outcome.TOKEN_REJECTED));

    shop.saveTenant();
    // Settings and conversions arrive on topics of their own.
    eventually(() -> assertThat(currentTenant(shop)).isEqualTo(shop.name()));
    var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);
    eventually(() -> assertThat(topics.holds(conversion)).endsWith(Cause.TOKEN_MISSING));
    assertThat(shop.tenant().requests()).isEmpty();
    shop.saveToken(shop.tenant().token());

    eventually(
        () ->
            assertThat(topics.tokenChecks(shop.account()))
                .extracting(TokenChecked::tenant, TokenChecked::outcome)
                .containsExactly(
                    tuple(other.name(), Outcome.TOKEN_REJECTED),
                    tuple(shop.name(), Outcome.ACCEPTED)));
    eventually(() -> assertThat(shop.held("ch_1")).hasSize(1));
  }

  /// As a firewall at Trackdesk does that rejects all calls for an hour.
  @Test
  void aTokenThatTrackdeskRejectedForAWhileIsCheckedAgainAndItsSalesResume() {
    var shop = Shop.open(topics);
    var token = shop.tenant().token();
    var cid = shop.click();
    var conversion = shop.sale("ch_1", cid, 1, APPROVED);
    eventually(() -> assertThat(shop.held("ch_1")).hasSize(1));
    shop.tenant().configure(old -> old.with(old.access().withToken("not-the-token")));
    shop.sale("ch_1", cid, 2, REFUNDED);
    eventually(() -> assertThat(topics.holds(conversion)).containsExactly(Cause.TOKEN_REJECTED));
    assertThat(topics.tokenChecks(shop.account()).getLast().nextCheckAt()).isPresent();

    shop.tenant().configure(old -> old.with(old.access().withToken(token)));
    anHourLater(shop);

    eventually(
        () ->
            assertThat(shop.held("ch_1").getFirst().status()).isEqualTo(ConversionStatus.REFUNDED));
    eventually(
        () ->
            assertThat(outcomes(shop))
                .containsExactly(Outcome.ACCEPTED, Outcome.TOKEN_REJECTED, Outcome.ACCEPTED));
  }

  private String currentTenant(Shop shop) {
    return outbox.query(
        session ->
            session
                .createNativeQuery(
                    "select tenant from merchant where account = :account", String.class)
                .setParameter("account", shop.account())
                .getSingleResult());
  }

  private void anHourLater(Shop shop) {
    var tenant = TenantId.of(shop.name()).orElseThrow();
    outbox
        .write(
            session ->
                session
                    .createNativeQuery("update binding set check_at = now() where tenant = :tenant")
                    .setParameter("tenant", shop.name())
                    .executeUpdate()
                    .chain(() -> LaneTable.workArrived(session, List.of(tenant))))
        .await()
        .atMost(TestStack.TIMEOUT);
  }

  @Test
  void anUnknownTenantIsReportedAndCheckedUntilItExists() {
    var shop = new Shop(topics);
    var missing = shop.name() + "-2";
    shop.saveTenant(missing);
    shop.saveToken("token-of-" + missing);
    eventually(
        () ->
            assertThat(topics.tokenChecks(shop.account()))
                .anySatisfy(
                    check -> {
                      assertThat(check.outcome()).isEqualTo(Outcome.TENANT_UNKNOWN);
                      assertThat(check.nextCheckAt()).isPresent();
                    }));

    TestStack.trackdesk().tenant(missing);

    eventually(() -> assertThat(outcomes(shop)).endsWith(Outcome.ACCEPTED));
  }

  @Test
  void anUnavailableTrackdeskIsRetriedUntilItResponds() {
    var shop = new Shop(topics);
    shop.faults().next(2, new Fault.SystemError());
    shop.saveTenant();
    shop.saveToken("not-the-token");

    eventually(
        () ->
            assertThat(outcomes(shop))
                .containsExactly(Outcome.UNAVAILABLE, Outcome.UNAVAILABLE, Outcome.TOKEN_REJECTED));
  }

  @Test
  void aTokenIsCheckedInShadowModeToo() {
    var shop = new Shop(topics);
    shop.save(DeliveryMode.SHADOW);
    shop.saveToken(shop.tenant().token());

    eventually(() -> assertThat(outcomes(shop)).containsExactly(Outcome.ACCEPTED));
  }

  @Test
  void repeatedSettingsCauseNoCheck() {
    var shop = Shop.open(topics);
    shop.saveTenant();
    shop.saveTenant();

    shop.saveToken("not-the-token");

    eventually(
        () -> assertThat(outcomes(shop)).containsExactly(Outcome.ACCEPTED, Outcome.TOKEN_REJECTED));
  }

  private List<Outcome> outcomes(Shop shop) {
    return topics.tokenChecks(shop.account()).stream().map(TokenChecked::outcome).toList();
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(TestStack.TIMEOUT).untilAsserted(assertion);
  }
}
