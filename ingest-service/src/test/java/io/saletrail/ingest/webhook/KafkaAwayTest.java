package io.saletrail.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.ingest.ApiClient;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// No process listens on the port configured for Kafka.
@Tag("long")
@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
@QuarkusTestResource(value = KafkaAwayTest.NoKafka.class, restrictToAnnotatedClass = true)
class KafkaAwayTest {
  /// Applied after the other resources: its value wins.
  public static final class NoKafka implements QuarkusTestResourceLifecycleManager {
    /// The discard port: closed on every current machine.
    private static final String CLOSED_PORT = "127.0.0.1:9";

    @Override
    public Map<String, String> start() {
      return Map.of(
          "kafka.bootstrap.servers", CLOSED_PORT,
          "KAFKA_BOOTSTRAP_SERVERS", CLOSED_PORT,
          "saletrail.intake.delivery-timeout", "2S");
    }

    @Override
    public void stop() {}

    @Override
    public int order() {
      return 1;
    }
  }

  @TestHTTPResource("/")
  URI base;

  @Test
  void aWebhookGets503InsteadOfHanging() {
    var client = new ApiClient(base);

    for (var i = 0; i < 3; i++) {
      var answer = client.webhook(Signed.EVENT.getBytes(UTF_8));

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).hasValue("5");
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
      assertThat(answer.body()).contains("urn:saletrail:problem:kafka-unavailable");
    }
    assertThat(client.anonymous("GET", "/q/health/live").statusCode()).isEqualTo(200);
    var readiness = client.anonymous("GET", "/q/health/ready");
    assertThat(readiness.statusCode()).isEqualTo(503);
    assertThat(readiness.body()).contains("stripe.events.v1", "cannot be read since 20");
  }
}
