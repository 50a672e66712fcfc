package io.saletrail.publisher;

import static io.restassured.RestAssured.given;
import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static io.saletrail.contracts.conversion.ConversionStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.sandbox.trackdesk.tenant.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Held and refused deliveries go out on request, and a dry run sends nothing.
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class RedriveTest {
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
  void allDeliveriesOfOneReasonAreSentAfterTheMerchantFixedIt() {
    var shop = Shop.open(topics);
    shop.faults().next(3, Call.CREATE, new Fault.Refuse(Refusal.CURRENCY_NOT_SUPPORTED));
    var cid = shop.click();
    IntStream.range(0, 3).forEach(n -> refused(shop, "ch_" + n, cid));
    var unknown = refused(shop, "ch_unknown", UUID.randomUUID());

    redrive(Map.of("account", shop.account(), "reason", "CURRENCY_UNSUPPORTED", "dryRun", false))
        .statusCode(200)
        .body("sent", equalTo(3));

    eventually(() -> assertThat(shop.tenant().conversions()).hasSize(3));
    assertThat(state(unknown)).isEqualTo("REFUSED");
  }

  @Test
  void aDryRunReturnsTheCallsAndSendsNothing() {
    var shop = Shop.open(topics);
    shop.faults().next(1, Call.CREATE, new Fault.Refuse(Refusal.OFFER_NOT_ACTIVE));
    var conversion = refused(shop, "ch_1", shop.click());

    redrive(Map.of("conversion", conversion))
        .statusCode(200)
        .body("dryRun", equalTo(true))
        .body("sent", equalTo(1))
        .body("sample", hasSize(1))
        .body("sample[0].conversion", equalTo(conversion))
        .body("sample[0].call", equalTo("CREATE"))
        .body("sample[0].status", equalTo("APPROVED"))
        .body("sample[0].amountMinor", equalTo(2000));

    assertThat(state(conversion)).isEqualTo("REFUSED");
    assertThat(shop.requests("ch_1")).hasSize(1);
  }

  @Test
  void deliveriesSinceATimeAreSentWithTheirNewestStatus() {
    var shop = Shop.open(topics);
    shop.faults().next(1, Call.CREATE, new Fault.Refuse(Refusal.OFFER_NOT_ACTIVE));
    var cid = shop.click();
    var conversion = refused(shop, "ch_1", cid);
    shop.sale("ch_1", cid, 2, REFUNDED);
    eventually(() -> assertThat(delivery(conversion, "delivery.revision")).isEqualTo("2"));

    redrive(Map.of("account", shop.account(), "since", "2026-01-01T00:00:00Z", "dryRun", false))
        .statusCode(200)
        .body("sent", equalTo(1));

    eventually(
        () ->
            assertThat(shop.held("ch_1"))
                .extracting(held -> held.status())
                .containsExactly(ConversionStatus.REFUNDED));
  }

  @Test
  void conversionsHeldByShadowModeAreSentOnlyOnRequest() {
    var shop = Shop.open(topics);
    shop.save(DeliveryMode.SHADOW);
    var cid = shop.click();
    var held = "ch_" + UUID.randomUUID();
    eventually(
        () -> {
          var first = shop.sale("ch_" + UUID.randomUUID(), cid, 1, APPROVED);
          eventually(
              () ->
                  assertThat(topics.holds(first).isEmpty() && topics.attempts(first).isEmpty())
                      .isFalse());
          assertThat(topics.holds(first)).contains(Cause.SHADOW);
        });
    var conversion = shop.sale(held, cid, 1, APPROVED);
    eventually(() -> assertThat(topics.holds(conversion)).containsExactly(Cause.SHADOW));
    shop.save(DeliveryMode.SEND);
    // A sale that is sent shows that the mode has changed.
    eventually(
        () -> {
          var next = "ch_" + UUID.randomUUID();
          var sent = shop.sale(next, cid, 1, APPROVED);
          eventually(
              () ->
                  assertThat(topics.holds(sent).isEmpty() && topics.attempts(sent).isEmpty())
                      .isFalse());
          assertThat(shop.held(next)).hasSize(1);
        });
    assertThat(shop.requests(held)).isEmpty();

    redrive(Map.of("account", shop.account(), "reason", "SHADOW", "dryRun", false)).statusCode(200);

    eventually(() -> assertThat(shop.held(held)).hasSize(1));
  }

  @Test
  void shadowModeReportsTheCallsItHeld() {
    var shop = new Shop(topics);
    shop.save(DeliveryMode.SHADOW);
    shop.saveToken(shop.tenant().token());
    var cid = shop.click();
    var conversion = shop.sale("ch_1", cid, 1, APPROVED);
    shop.sale("ch_2", cid, 1, APPROVED);
    eventually(() -> assertThat(topics.holds(conversion)).endsWith(Cause.SHADOW));
    shop.sale("ch_1", cid, 2, REFUNDED);

    eventually(
        () ->
            operator()
                .get("/api/shadow/{account}", shop.account())
                .then()
                .statusCode(200)
                .body("status", equalTo(List.of("APPROVED", "REFUNDED")))
                .body("conversions", equalTo(List.of(1, 1)))
                .body("amountMinor", equalTo(List.of(2000, 2000))));
    operator()
        .get("/api/shadow/{account}/calls", shop.account())
        .then()
        .statusCode(200)
        .body("[0].externalId", equalTo("ch_1"))
        .body("[0].call", equalTo("CREATE"))
        .body("[0].request.amount.value", equalTo("20.00"))
        .body("[1].call", equalTo("UPDATE_STATUS"))
        .body("[1].status", equalTo("REFUNDED"));
    assertThat(shop.requestsAboutSales()).isEmpty();
  }

  @Test
  void aRequestWithoutASelectionIsAProblemDocument() {
    redrive(Map.of("account", "acct_1"))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", not(nullValue()));
  }

  @Test
  void anUnknownReasonIsAProblemDocument() {
    redrive(Map.of("reason", "BAD_WEATHER"))
        .statusCode(400)
        .contentType("application/problem+json");
  }

  private String refused(Shop shop, String charge, UUID cid) {
    var conversion = shop.sale(charge, cid, 1, APPROVED);
    eventually(() -> assertThat(state(conversion)).isEqualTo("REFUSED"));
    return conversion;
  }

  private static ValidatableResponse redrive(Map<String, Object> order) {
    return operator().contentType("application/json").body(order).post("/api/redrives").then();
  }

  private static String state(String conversion) {
    return delivery(conversion, "delivery.state");
  }

  private static String delivery(String conversion, String path) {
    return String.valueOf(
        operator().get("/api/deliveries/{conversion}", conversion).jsonPath().<Object>get(path));
  }

  private static RequestSpecification operator() {
    return given().header("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN);
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(TestStack.TIMEOUT).untilAsserted(assertion);
  }
}
