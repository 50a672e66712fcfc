package io.saletrail.publisher;

import static io.restassured.RestAssured.given;
import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static io.saletrail.contracts.conversion.ConversionStatus.REFUNDED;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.sandbox.trackdesk.Fault.Moment;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.sandbox.trackdesk.tenant.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Trackdesk misbehaves for a while. Afterwards it holds each conversion once, with its newest
/// status, and every attempt is on record with its failure.
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class MisbehaviourTest {
  private static final int TIMES = 2;
  private static final int STORM = 5;
  private static final int SALES = 30;

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

  private static final List<Misbehaviour> FAULTS =
      List.of(
          new Misbehaviour(new Fault.SystemError(), Failure.SYSTEM_ERROR),
          new Misbehaviour(new Fault.Hang(Moment.BEFORE_ACCEPTING), Failure.TIMEOUT),
          new Misbehaviour(new Fault.Hang(Moment.AFTER_ACCEPTING), Failure.TIMEOUT),
          new Misbehaviour(new Fault.Reset(Moment.BEFORE_ACCEPTING), Failure.UNREACHABLE),
          new Misbehaviour(new Fault.Reset(Moment.AFTER_ACCEPTING), Failure.UNREACHABLE),
          new Misbehaviour(new Fault.SlowDrip(Duration.ofMillis(500)), Failure.TIMEOUT),
          new Misbehaviour(new Fault.HtmlPage(200), Failure.NOT_A_RESPONSE),
          new Misbehaviour(new Fault.HtmlPage(403), Failure.NOT_A_RESPONSE),
          new Misbehaviour(new Fault.HtmlPage(503), Failure.SYSTEM_ERROR),
          new Misbehaviour(new Fault.Redirect("http://localhost:1/"), Failure.REDIRECT),
          new Misbehaviour(new Fault.HugeResponse(), Failure.TOO_LONG));

  /// What a tenant does to some calls, and how each failed attempt is recorded.
  private record Misbehaviour(Fault fault, Failure failure) {}

  /// A sale at a tenant of its own, so that all faults pass at the same time.
  private record Sale(Misbehaviour misbehaviour, Shop shop, UUID cid) {
    static Sale at(Shop shop, Misbehaviour misbehaviour) {
      return new Sale(misbehaviour, shop, shop.click());
    }

    void failsAt(Call call) {
      shop.faults().next(TIMES, call, misbehaviour.fault());
    }

    String approve() {
      return shop.sale("ch_1", cid, 1, APPROVED);
    }

    String refund() {
      return shop.sale("ch_1", cid, 2, REFUNDED);
    }

    List<Conversion> held() {
      return shop.held("ch_1");
    }
  }

  private List<Sale> sales() {
    return FAULTS.stream().map(misbehaviour -> Sale.at(Shop.open(topics), misbehaviour)).toList();
  }

  @Test
  void createsGetThroughOnceThroughEveryFault() {
    var sales = sales();
    sales.forEach(sale -> sale.failsAt(Call.CREATE));

    var conversions = sales.stream().collect(toMap(identity(), Sale::approve));

    conversions.forEach(
        (sale, conversion) -> {
          awaitDelivered(conversion);
          assertThat(sale.held()).as(sale.toString()).hasSize(1);
          assertFailureRecorded(conversion, sale.misbehaviour());
        });
  }

  @Test
  void statusesGetThroughEveryFault() {
    var sales = sales();
    sales.forEach(sale -> awaitDelivered(sale.approve()));
    sales.forEach(sale -> sale.failsAt(Call.UPDATE_STATUS));

    var conversions = sales.stream().collect(toMap(identity(), Sale::refund));

    conversions.forEach(
        (sale, conversion) -> {
          await()
              .alias(sale.toString())
              .atMost(TestStack.TIMEOUT)
              .until(() -> sale.held().getFirst().status() == ConversionStatus.REFUNDED);
          awaitDelivered(conversion);
          assertFailureRecorded(conversion, sale.misbehaviour());
        });
  }

  static Stream<Fault> storms() {
    return Stream.of(
        new Fault.TooManyRequests(Optional.empty()),
        new Fault.TooManyRequests(Optional.of(Duration.ofSeconds(1))));
  }

  @ParameterizedTest
  @MethodSource("storms")
  void aSeriesOf429sLowersTheRate(Fault storm) {
    var shop = Shop.open(topics);
    shop.faults().next(STORM, Call.CREATE, storm);
    var cid = shop.click();

    var conversions =
        IntStream.range(0, SALES).mapToObj(n -> shop.sale("ch_" + n, cid, 1, APPROVED)).toList();

    conversions.forEach(MisbehaviourTest::awaitDelivered);
    assertThat(shop.tenant().conversions()).hasSize(SALES);
    assertThat(outcomes(conversions))
        .containsEntry("RATE_LIMITED", (long) STORM)
        .containsEntry("ACCEPTED", (long) SALES)
        .hasSize(2);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(Refusal.CONVERSION_SOURCE_NOT_FOUND, "CLICK_NOT_FOUND"),
        arguments(Refusal.EXTERNAL_CID_NOT_FOUND, "SOURCE_NOT_FOUND"),
        arguments(Refusal.CLIENT_NOT_FOUND, "SOURCE_NOT_FOUND"),
        arguments(Refusal.CONVERSION_TYPE_NOT_FOUND, "TYPE_NOT_FOUND"),
        arguments(Refusal.CONVERSION_TYPE_NOT_CONFIGURED, "TYPE_NOT_CONFIGURED"),
        arguments(Refusal.PRICING_NOT_CONFIGURED, "PRICING_NOT_CONFIGURED"),
        arguments(Refusal.CONVERSION_LIMIT_REACHED, "LIMIT_REACHED"),
        arguments(Refusal.CONVERSION_AMOUNT_MISSING, "AMOUNT_MISSING"),
        arguments(Refusal.OFFER_NOT_ACTIVE, "OFFER_NOT_ACTIVE"),
        arguments(Refusal.CONFIGURATION_SOURCE_EXPIRED, "CONFIGURATION_EXPIRED"),
        arguments(Refusal.CURRENCY_NOT_SUPPORTED, "CURRENCY_UNSUPPORTED"),
        arguments(Refusal.CLICK_TOO_OLD, "CLICK_TOO_OLD"),
        arguments(Refusal.STATUS_UNKNOWN, "UNKNOWN"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusedConversionWaitsWithItsReasonAndIsSentAfterTheFix(Refusal refusal, String reason) {
    var shop = Shop.open(topics);
    shop.faults().next(1, Call.CREATE, new Fault.Refuse(refusal));
    var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);
    awaitState(conversion, "REFUSED");
    assertThat(delivery(conversion).getString("delivery.refusal")).isEqualTo(reason);

    redrive(conversion);

    awaitDelivered(conversion);
    assertThat(shop.held("ch_1")).hasSize(1);
    assertThat(delivery(conversion).<String>getList("attempts.outcome"))
        .containsExactly("ACCEPTED", "REFUSED");
    assertThat(topics.attempts(conversion).getFirst().response()).contains(refusal.message());
  }

  @Test
  void aRefusalAsARepeatCountsAsDelivered() {
    var shop = Shop.open(topics);
    shop.faults().next(1, Call.CREATE, new Fault.Reset(Moment.AFTER_ACCEPTING));

    var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);

    awaitDelivered(conversion);
    assertThat(shop.held("ch_1")).hasSize(1);
    assertThat(delivery(conversion).<String>getList("attempts.outcome"))
        .containsExactly("ALREADY_EXISTS", "UNAVAILABLE");
  }

  @Test
  void aConversionThatTrackdeskFindsOnlyLaterGetsItsStatus() {
    var shop = Shop.open(topics);
    var cid = shop.click();
    var conversion = shop.sale("ch_1", cid, 1, APPROVED);
    awaitDelivered(conversion);
    shop.faults().next(TIMES, Call.UPDATE_STATUS, new Fault.Refuse(Refusal.CONVERSION_NOT_FOUND));

    shop.sale("ch_1", cid, 2, REFUNDED);

    await()
        .atMost(TestStack.TIMEOUT)
        .until(() -> shop.held("ch_1").getFirst().status() == ConversionStatus.REFUNDED);
    awaitDelivered(conversion);
    assertThat(delivery(conversion).<String>getList("attempts.outcome"))
        .containsExactly("ACCEPTED", "REFUSED", "REFUSED", "ACCEPTED");
  }

  @Test
  void anUnavailableTrackdeskIsOnlyProbed() {
    var shop = Shop.open(topics);
    shop.faults().next(10_000, new Fault.SystemError());
    var cid = shop.click();
    var conversions =
        IntStream.range(0, SALES).mapToObj(n -> shop.sale("ch_" + n, cid, 1, APPROVED)).toList();
    await().atMost(TestStack.TIMEOUT).until(() -> closed(shop));

    shop.faults().clear();

    conversions.forEach(MisbehaviourTest::awaitDelivered);
    assertThat(shop.tenant().conversions()).hasSize(SALES);
    assertThat(outcomes(conversions)).containsOnlyKeys("UNAVAILABLE", "ACCEPTED");
  }

  /// Whether the lane's breaker opens, as operators see it.
  private static boolean closed(Shop shop) {
    var before = shop.name().substring(0, shop.name().length() - 1);
    var lane = operator().queryParam("after", before).get("/api/lanes").jsonPath();
    return lane.get("[0].pausedUntil") != null;
  }

  /// The number of attempts by outcome, over all of these.
  private static Map<String, Long> outcomes(List<String> conversions) {
    return conversions.stream()
        .flatMap(each -> delivery(each).<String>getList("attempts.outcome").stream())
        .collect(groupingBy(identity(), counting()));
  }

  private static void redrive(String conversion) {
    operator()
        .contentType("application/json")
        .body(Map.of("conversion", conversion, "dryRun", false))
        .post("/api/redrives")
        .then()
        .statusCode(200);
  }

  private static void awaitDelivered(String conversion) {
    awaitState(conversion, "DELIVERED");
  }

  private static void awaitState(String conversion, String state) {
    await()
        .atMost(TestStack.TIMEOUT)
        .untilAsserted(
            () -> assertThat(delivery(conversion).getString("delivery.state")).isEqualTo(state));
  }

  /// Each attempt during the fault is on record with its failure, and all attempts have the same
  /// key.
  private static void assertFailureRecorded(String conversion, Misbehaviour misbehaviour) {
    var attempts = delivery(conversion).<Map<String, Object>>getList("attempts");
    var failure = misbehaviour.failure().name();
    var met = attempts.stream().filter(each -> failure.equals(each.get("failure")));
    var lastCall = attempts.getFirst().get("call");
    var keys =
        attempts.stream()
            .filter(each -> lastCall.equals(each.get("call")))
            .map(each -> each.get("idempotencyKey"))
            .distinct();

    assertThat(met).as(misbehaviour.toString()).hasSize(TIMES);
    assertThat(keys).as(misbehaviour.toString()).hasSize(1);
  }

  private static JsonPath delivery(String conversion) {
    return operator().get("/api/deliveries/{conversion}", conversion).jsonPath();
  }

  private static RequestSpecification operator() {
    return given().header("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN);
  }
}
