package io.saletrail.ingest.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.connection.ConnectionFact;
import io.saletrail.contracts.connection.WebhookSignaturesFailed;
import io.saletrail.contracts.connection.WebhooksObserved;
import io.saletrail.ingest.ApiClient;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.TopicReader;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class ConnectionFlowTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TestHTTPResource("/")
  URI base;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private TopicReader connections;
  private ApiClient client;

  @BeforeEach
  void listen() {
    connections = new TopicReader(kafka, Topic.STRIPE_CONNECTIONS);
    client = new ApiClient(base);
  }

  @AfterEach
  void removeWebhooks() {
    connections.close();
  }

  @Test
  void theLastWebhookOfAnAccountIsReported() {
    var before = Instant.now().minusMillis(1);
    client.webhook(event("evt_1"));
    awaitReported(1);

    client.webhook(event("evt_2"));
    awaitReported(2);

    assertThat(published(account))
        .extracting(WebhooksObserved::lastWebhookAt)
        .isSorted()
        .allMatch(at -> at.isAfter(before));
  }

  @Test
  void anUnsignedWebhookIsCountedForTheEndpointAndNotForTheAccountItNames() {
    var before = refused();

    client.webhook(
        BodyPublishers.ofByteArray(event("evt_3")),
        ApiClient.signature(event("evt_3"), "whsec_of_somebody_else", Instant.now()));

    await().atMost(TIMEOUT).until(() -> refused() == before + 1);
    assertThat(connections.of(account)).isEmpty();
  }

  private void awaitReported(int times) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(published(account)).hasSizeGreaterThanOrEqualTo(times));
  }

  private List<WebhooksObserved> published(String of) {
    return connections.facts(of, ConnectionFact.class).stream()
        .filter(WebhooksObserved.class::isInstance)
        .map(WebhooksObserved.class::cast)
        .toList();
  }

  private long refused() {
    return connections.facts(StripeTestResource.OWN_ACCOUNT, ConnectionFact.class).stream()
        .filter(WebhookSignaturesFailed.class::isInstance)
        .mapToLong(fact -> ((WebhookSignaturesFailed) fact).failed())
        .sum();
  }

  private byte[] event(String id) {
    return """
    {"id": "%s", "object": "event", "type": "customer.created", "account": "%s",
     "created": 1790000000, "livemode": true,
     "data": {"object": {"id": "cus_1", "object": "customer"}}}
    """
        .formatted(id, account)
        .getBytes(UTF_8);
  }
}
