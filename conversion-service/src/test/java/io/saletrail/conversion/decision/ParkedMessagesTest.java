package io.saletrail.conversion.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.CloudEventHeaders;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.conversion.rules.PaymentHistories;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages of a newer version: what this one does not know is kept, and operators see and retry
/// what it cannot apply.
@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "conversion_parked"))
class ParkedMessagesTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @ConfigProperty(name = "saletrail.operator.token")
  String token;

  @TestHTTPResource("/api/parked-messages")
  URI api;

  @Inject Outbox outbox;

  private final HttpClient http = HttpClient.newHttpClient();
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void connect() {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void disconnect() {
    producer.close();
  }

  @Test
  void aFieldThatThisVersionDoesNotKnowIsStored() {
    var account = account("field");

    for (var fact : sale(account)) {
      send(account, fact, FactFormat.write(fact).replaceFirst("\\{", "{\"later\":\"kept\","));
    }

    await().atMost(TIMEOUT).until(() -> storedFacts(account).size() == sale(account).size());
    assertThat(storedFacts(account)).allMatch(body -> body.contains("\"later\":\"kept\""));
  }

  @Test
  void aConstantThatThisVersionDoesNotKnowIsStored() {
    var account = account("constant");

    for (var fact : sale(account)) {
      send(account, fact, FactFormat.write(fact).replace("\"SUCCEEDED\"", "\"TELEPORTED\""));
    }

    await().atMost(TIMEOUT).until(() -> storedFacts(account).size() == sale(account).size());
    assertThat(storedFacts(account)).anyMatch(body -> body.contains("\"TELEPORTED\""));
  }

  @Test
  void aTypeThatThisVersionDoesNotKnowParksItsMessageAlone() throws Exception {
    var account = account("type");
    sendSaleOfANewerVersion(account);

    var one = awaitParked(account, 1).getFirst();

    await().atMost(TIMEOUT).until(() -> storedFacts(account).size() == sale(account).size() - 1);
    assertThat(one.path("channel").asText()).isEqualTo("payment-activity");
    assertThat(one.path("type").asText()).isEqualTo("io.saletrail.ChargeObserved.v1");
    assertThat(one.path("key").asText()).isEqualTo(account);
    assertThat(one.path("reason").asText()).isEqualTo("UNKNOWN_TYPE");
    assertThat(one.path("error").asText()).isEqualTo("ChargeTeleported");
    assertThat(one.get("attempts").asInt()).isEqualTo(1);
    assertThat(one.path("version").asText()).isNotBlank();
    assertThat(one.toString()).doesNotContain("ch_a");
  }

  /// There is no safe default for a policy.
  @Test
  void aPolicyThatThisVersionDoesNotKnowIsParked() throws Exception {
    var account = account("policy");
    var settings =
        new MerchantSettings(
            account,
            1,
            MerchantSettings.Connection.CONNECTED,
            Optional.of("shop"),
            MerchantOptions.defaults(),
            Instant.now());
    var body = FactFormat.write(settings).replace("\"WAIT\"", "\"LATER\"");

    send(account, settings, body);

    var one = awaitParked(account, 1).getFirst();
    assertThat(one.path("channel").asText()).isEqualTo("merchants");
    assertThat(one.path("error").asText()).isEqualTo("InvalidFormatException");
  }

  @Test
  void anOperatorRetriesOneMessageWithoutARestart() throws Exception {
    var account = account("retry");
    sendSaleOfANewerVersion(account);
    var id = awaitParked(account, 1).getFirst().path("id").asText();

    var early = post("/" + id + "/retry");
    makeReadable(account);
    var late = post("/" + id + "/retry");
    var again = post("/" + id + "/retry");

    assertThat(early.body()).contains("\"outcome\":\"STILL_PARKED\"");
    assertThat(late.body()).isEqualTo("{\"outcome\":\"APPLIED\"}");
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(storedFacts(account)).hasSize(sale(account).size());
  }

  @Test
  void anOperatorRetriesAChannel() throws Exception {
    var accounts = List.of(account("first"), account("second"));
    accounts.forEach(this::sendSaleOfANewerVersion);
    for (var account : accounts) {
      awaitParked(account, 1);
    }
    accounts.forEach(this::makeReadable);

    var accepted = post("/retry?channel=payment-activity");

    assertThat(accepted.statusCode()).isEqualTo(202);
    for (var account : accounts) {
      awaitParked(account, 0);
      assertThat(storedFacts(account)).hasSize(sale(account).size());
    }
  }

  @Test
  void aMessageThatAnotherReplicaRetriesIsLeftToIt() throws Exception {
    var account = account("lease");
    sendSaleOfANewerVersion(account);
    var id = awaitParked(account, 1).getFirst().path("id").asText();
    makeReadable(account);
    write("update parked_message set leased_until = now() + interval '1 hour'", account);

    var refused = post("/" + id + "/retry");
    write("update parked_message set leased_until = now() - interval '1 second'", account);
    var applied = post("/" + id + "/retry");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(applied.body()).isEqualTo("{\"outcome\":\"APPLIED\"}");
  }

  @Test
  void parkedMessagesAreForOperatorsAndListedInPages() throws Exception {
    var accounts = List.of(account("page1"), account("page2"));
    accounts.forEach(this::sendSaleOfANewerVersion);
    for (var account : accounts) {
      awaitParked(account, 1);
    }

    var first = JSON.readTree(get("?limit=1").body());
    var second = JSON.readTree(get("?limit=1&after=" + first.path("next").asText()).body());

    assertThat(first.get("messages")).hasSize(1);
    assertThat(second.get("messages")).hasSize(1).isNotEqualTo(first.get("messages"));
    assertThat(get("?limit=0").statusCode()).isEqualTo(400);
    assertThat(post("/retry?channel=none").body()).contains("payment-activity");
    var stranger = HttpRequest.newBuilder(api).build();
    assertThat(http.send(stranger, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(401);
  }

  private static String account(String name) {
    return "acct_" + name + System.nanoTime();
  }

  private static List<PaymentActivity> sale(String account) {
    return new PaymentHistories(account, true)
        .sale("a", 1999, Optional.of(PaymentHistories.CID))
        .facts;
  }

  /// The charge is a fact of a type that this version does not know.
  private void sendSaleOfANewerVersion(String account) {
    for (var fact : sale(account)) {
      var body = FactFormat.write(fact);
      send(
          account,
          fact,
          fact instanceof ChargeObserved
              ? body.replace("ChargeObserved", "ChargeTeleported")
              : body);
    }
  }

  private void send(String account, Fact fact, String body) {
    var record =
        new ProducerRecord<>(
            fact.topic().topicName(), account, body.getBytes(StandardCharsets.UTF_8));
    CloudEventHeaders.of(fact, "/tests")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(record);
  }

  /// As if the service had been upgraded.
  private void makeReadable(String account) {
    write(
        "update parked_message set body = convert_to("
            + "replace(convert_from(body, 'UTF8'), 'ChargeTeleported', 'ChargeObserved'), 'UTF8')",
        account);
  }

  private void write(String update, String account) {
    outbox
        .write(
            session ->
                Rows.update(session, update + " where message_key = :account")
                    .set("account", account)
                    .run())
        .await()
        .atMost(TIMEOUT);
  }

  private List<String> storedFacts(String account) {
    var sql = "select body from fact where account = :account";
    return outbox
        .read(session -> Rows.query(session, sql, String.class).set("account", account).list())
        .await()
        .atMost(TIMEOUT);
  }

  private List<JsonNode> awaitParked(String account, int count) {
    return await().atMost(TIMEOUT).until(() -> parked(account), parked -> parked.size() == count);
  }

  private List<JsonNode> parked(String account) throws Exception {
    var parked = new ArrayList<JsonNode>();
    for (var one : JSON.readTree(get("?limit=1000").body()).get("messages")) {
      if (one.path("account").asText().equals(account)) {
        parked.add(one);
      }
    }
    return parked;
  }

  private HttpResponse<String> get(String query) throws Exception {
    return send(operator(query).GET());
  }

  private HttpResponse<String> post(String path) throws Exception {
    return send(operator(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpRequest.Builder operator(String rest) {
    return HttpRequest.newBuilder(URI.create(api.toString() + rest))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
