package io.saletrail.publisher;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static io.saletrail.contracts.conversion.ConversionStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.saletrail.publisher.trackdesk.Outcome.Trouble;
import io.saletrail.sandbox.trackdesk.fault.Fault;
import io.saletrail.sandbox.trackdesk.fault.Fault.Moment;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever Trackdesk does for a while: once it behaves again it holds each conversion once, with
/// its newest status, and every attempt is on record with what went wrong.
@QuarkusTest
@QuarkusTestResource(House.class)
class MisbehaviourTest {
    private static final int TIMES = 2;

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

    static Stream<Arguments> faults() {
        var drop = Duration.ofMillis(500);
        return Stream.of(
                arguments(new Fault.SystemError(), Trouble.SYSTEM_ERROR),
                arguments(new Fault.Hang(Moment.BEFORE_ACCEPTING), Trouble.TIMEOUT),
                arguments(new Fault.Hang(Moment.AFTER_ACCEPTING), Trouble.TIMEOUT),
                arguments(new Fault.Reset(Moment.BEFORE_ACCEPTING), Trouble.UNREACHABLE),
                arguments(new Fault.Reset(Moment.AFTER_ACCEPTING), Trouble.UNREACHABLE),
                arguments(new Fault.SlowDrip(drop), Trouble.TIMEOUT),
                arguments(new Fault.HtmlPage(200), Trouble.NOT_AN_ANSWER),
                arguments(new Fault.HtmlPage(403), Trouble.NOT_AN_ANSWER),
                arguments(new Fault.HtmlPage(503), Trouble.SYSTEM_ERROR),
                arguments(new Fault.Redirect("http://localhost:1/"), Trouble.REDIRECT),
                arguments(new Fault.HugeAnswer(), Trouble.TOO_LONG));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aCreateGetsThroughOnce(Fault fault, Trouble trouble) {
        var shop = Shop.open(topics);
        shop.faults().next(TIMES, Call.CREATE, fault);

        var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);

        awaitDelivered(conversion);
        assertThat(shop.held("ch_1")).hasSize(1);
        assertTroubleOnRecord(conversion, trouble);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aStatusGetsThrough(Fault fault, Trouble trouble) {
        var shop = Shop.open(topics);
        var cid = shop.click();
        var conversion = shop.sale("ch_1", cid, 1, APPROVED);
        awaitDelivered(conversion);
        shop.faults().next(TIMES, Call.UPDATE_STATUS, fault);

        shop.sale("ch_1", cid, 2, REFUNDED);

        await().atMost(House.PATIENCE)
                .until(() -> shop.held("ch_1").getFirst().status() == ConversionStatus.REFUNDED);
        awaitDelivered(conversion);
        assertTroubleOnRecord(conversion, trouble);
    }

    private static void awaitDelivered(String conversion) {
        await().atMost(House.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(story(conversion).getString("delivery.state"))
                                        .isEqualTo("DELIVERED"));
    }

    /// Each try that met the fault is there with its trouble, and the key of all tries is one.
    private static void assertTroubleOnRecord(String conversion, Trouble trouble) {
        var attempts = story(conversion).<Map<String, Object>>getList("attempts");
        var met = attempts.stream().filter(each -> trouble.name().equals(each.get("trouble")));
        var lastCall = attempts.getFirst().get("call");
        var keys =
                attempts.stream()
                        .filter(each -> lastCall.equals(each.get("call")))
                        .map(each -> each.get("idempotencyKey"))
                        .distinct();

        assertThat(met).hasSize(TIMES);
        assertThat(keys).hasSize(1);
    }

    private static JsonPath story(String conversion) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + House.OPERATOR_TOKEN)
                .get("/api/deliveries/{conversion}", conversion)
                .jsonPath();
    }
}
