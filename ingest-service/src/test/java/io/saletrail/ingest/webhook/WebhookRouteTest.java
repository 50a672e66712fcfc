package io.saletrail.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Topic;
import io.saletrail.ingest.ApiClient;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.TopicReader;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class WebhookRouteTest {
  private static final String SIGNED = "Stripe-Signature: t=1,v1=00\r\n";
  private static final int TOO_LARGE = 2 * 1024 * 1024;
  private static final int PATIENCE_MILLIS = 30_000;

  @TestHTTPResource("/")
  URI base;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private ApiClient client;

  @BeforeEach
  void call() {
    client = new ApiClient(base);
  }

  @Test
  void anEventIsInKafkaByteForByteBeforeTheResponse() {
    try (var topic = new TopicReader(kafka, Topic.STRIPE_EVENTS)) {
      var account = account();
      var event = event(account, "evt_durable", true);

      var answer = client.webhook(event);
      var held = topic.of(account);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(held).hasSize(1);
      assertThat(held.getFirst().value()).isEqualTo(event);
      assertThat(
              StreamSupport.stream(held.getFirst().headers().spliterator(), false)
                  .map(h -> h.key() + "=" + new String(h.value(), UTF_8)))
          .containsExactlyInAnyOrder(
              "ce_specversion=1.0",
              "ce_id=evt_durable",
              "ce_type=com.stripe.customer.created",
              "ce_source=/webhooks/stripe",
              "ce_subject=" + account,
              "ce_time=2026-09-21T14:13:20Z",
              "content-type=application/json");
    }
  }

  @Test
  void anEventWithoutAnAccountIsOurOwn() {
    try (var topic = new TopicReader(kafka, Topic.STRIPE_EVENTS)) {
      var id = "evt_" + UUID.randomUUID().toString().replace("-", "");
      var event =
          """
          {"id":"%s","object":"event","type":"customer.created","created":1790000000,
           "livemode":true,"data":{"object":{"id":"cus_1","object":"customer"}}}
          """
              .formatted(id)
              .getBytes(UTF_8);

      client.webhook(event);

      assertThat(topic.of(StripeTestResource.OWN_ACCOUNT))
          .anyMatch(held -> new String(held.value(), UTF_8).contains(id));
    }
  }

  @Test
  void testModeIsAcceptedAndCountedSeparately() {
    var before = counted("accepted", "test");

    var answer = client.webhook(event(account(), "evt_test", false));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(counted("accepted", "test")).isEqualTo(before + 1);
  }

  @Test
  void everyInvalidWebhookIsRejectedAndTheServiceContinues() throws IOException {
    var good = event(account(), "evt_good", true);

    problem(400, "body-empty", client.webhook(new byte[0]));
    problem(400, "signature-missing", client.webhook(BodyPublishers.ofByteArray(good)));
    problem(400, "signature-malformed", client.webhook(BodyPublishers.ofByteArray(good), "x"));
    problem(
        400,
        "signature-malformed",
        client.webhook(
            BodyPublishers.ofByteArray(good),
            ApiClient.signature(good),
            ApiClient.signature(good)));
    problem(
        400,
        "signature-invalid",
        client.webhook(
            BodyPublishers.ofString("other"), ApiClient.signature("one".getBytes(UTF_8))));
    problem(400, "not-json", client.webhook("hello".getBytes(UTF_8)));
    problem(400, "not-an-event", client.webhook("{}".getBytes(UTF_8)));
    problem(405, "method-not-allowed", client.anonymous("GET", "/webhooks/stripe"));
    problem(405, "method-not-allowed", client.anonymous("DELETE", "/webhooks/stripe"));
    problem(413, "body-too-large", client.webhook(new byte[TOO_LARGE]));
    problem(
        413,
        "body-too-large",
        client.webhook(
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[TOO_LARGE])),
            "t=1"));
    assertThat(slowly(SIGNED)).contains("408").contains("body-too-slow");
    assertThat(client.anonymous("GET", "/no/such/path").statusCode()).isEqualTo(404);

    assertThat(client.webhook(good).statusCode()).isEqualTo(200);
  }

  @Test
  void anUnknownPathIsAProblemDocument() {
    var answer = client.anonymous("POST", "/webhooks/strip");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
  }

  /// Only Stripe's bodies are of interest.
  @Test
  void theBodyOfAnUnsignedWebhookIsNotAwaited() throws IOException {
    assertThat(slowly("")).contains("400").contains("signature-missing");
  }

  /// Declares a body and never sends all of it.
  private String slowly(String header) throws IOException {
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(
              ("POST /webhooks/stripe HTTP/1.1\r\nHost: x\r\n"
                      + header
                      + "Content-Length: 100\r\n\r\n{")
                  .getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static void problem(int status, String type, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .contains("\"type\":\"urn:saletrail:problem:" + type + "\"")
        .contains("\"status\":" + status)
        .contains("\"title\":")
        .contains("\"detail\":");
  }

  private double counted(String verdict, String mode) {
    return client
        .anonymous("GET", "/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("stripe_webhooks_total{"))
        .filter(line -> line.contains("verdict=\"" + verdict + "\""))
        .filter(line -> line.contains("mode=\"" + mode + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static String account() {
    return "acct_" + UUID.randomUUID().toString().replace("-", "");
  }

  private static byte[] event(String account, String id, boolean livemode) {
    return """
    {"id":"%s","object":"event","type":"customer.created","created":1790000000,
     "livemode":%b,"account":"%s","data":{"object":{"id":"cus_1","object":"customer",
     "name":"Zoë"}}}
    """
        .formatted(id, livemode, account)
        .getBytes(UTF_8);
  }
}
