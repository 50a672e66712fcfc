package io.saletrail.conversion.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.FactFormat.Reading;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.privacy.BuyerIdentified;
import io.saletrail.contracts.privacy.ErasureCompleted;
import io.saletrail.contracts.privacy.ErasureRequested;
import io.saletrail.contracts.privacy.ErasureRequested.Subject;
import io.saletrail.contracts.privacy.PrivacyFact;
import io.saletrail.conversion.decision.TestLedger;
import io.saletrail.conversion.rules.PaymentHistories;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A9: no statement deleted a buyer's address, and there was no way to erase one buyer.
@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "conversion"))
class ErasureFlowTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject TestLedger ledger;
  @Inject AddressSweep sweep;
  @Inject DataSource database;

  private final String account = "acct_erasure" + System.nanoTime();
  private final String adas = "key." + "A".repeat(40) + System.nanoTime();
  private final String bobs = "key." + "B".repeat(40) + System.nanoTime();
  private final List<PrivacyFact> published = new ArrayList<>();
  private KafkaProducer<String, byte[]> producer;
  private KafkaConsumer<String, byte[]> consumer;

  @BeforeEach
  void connect() {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka,
                "group.id",
                "erasure-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topic.PRIVACY_REQUESTS.topicName()));
  }

  @AfterEach
  void disconnect() {
    producer.close();
    consumer.close();
  }

  @Test
  void aBuyerIsErasedByTheStripeCustomerAndTheOtherServicesLearnTheAddress() {
    sales();

    var erasure = request(Subject.BUYER, Optional.of("cus_ada"));

    awaitCompleted(erasure);
    assertThat(rows("fact")).doesNotContain(adas).contains(bobs, "\"sealedEmail\":\"erased\"");
    assertThat(rows("decision")).doesNotContain(adas);
    assertThat(of(BuyerIdentified.class))
        .filteredOn(buyer -> buyer.erasure().equals(erasure))
        .extracting(BuyerIdentified::sealedEmails)
        .containsExactly(List.of(adas));
  }

  @Test
  void anErasureChangesNoDecision() {
    sales();
    var before = ledger.published(account).size();

    awaitCompleted(request(Subject.BUYER, Optional.of("cus_ada")));
    ledger.enter(new PaymentHistories(account, true).customer("cus_ada", false).facts);
    ledger.sweepAll();

    assertThat(ledger.published(account)).hasSize(before);
  }

  @Test
  void aMerchantIsErasedWithEveryRow() {
    sales();

    awaitCompleted(request(Subject.MERCHANT, Optional.empty()));

    for (var table : List.of("fact", "decision", "correlation", "case_parent", "merchant")) {
      assertThat(rows(table)).as(table).doesNotContain(account);
    }
  }

  @Test
  void anAddressEndsWithItsRetention() {
    sales();
    ledger.execute(
        "update fact set entered_at = now() - interval '401 days' where account = '%s'"
            .formatted(account));
    ledger.execute(
        "update decision set decided_at = now() - interval '399 days' where account = '%s'"
            .formatted(account));

    sweep.sweep().await().atMost(TIMEOUT);

    assertThat(rows("fact")).doesNotContain(adas, bobs);
  }

  private void sales() {
    ledger.enter(
        new PaymentHistories(account, true)
            .buyer(Optional.of("cus_ada"), Optional.of(adas), 0)
            .sale("a", 1999, Optional.empty())
            .buyer(Optional.of("cus_bob"), Optional.of(bobs), 0)
            .sale("b", 2999, Optional.of(PaymentHistories.CID))
            .facts);
    assertThat(rows("fact")).contains(adas, bobs);
  }

  private String request(Subject subject, Optional<String> customer) {
    var request =
        new ErasureRequested(
            UUID.randomUUID().toString(), account, subject, customer, List.of(), Instant.now());
    producer.send(
        new ProducerRecord<>(
            request.topic().topicName(), request.key(), FactFormat.write(request).getBytes(UTF_8)));
    return request.id();
  }

  private void awaitCompleted(String erasure) {
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                of(ErasureCompleted.class).stream()
                    .anyMatch(each -> each.erasure().equals(erasure)));
  }

  private <F extends PrivacyFact> List<F> of(Class<F> type) {
    for (var record : consumer.poll(Duration.ofMillis(100))) {
      if (FactFormat.read(record.value(), PrivacyFact.class)
          instanceof Reading.Known<PrivacyFact>(var fact)) {
        published.add(fact);
      }
    }
    return published.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private String rows(String table) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select cast(t as text) from " + table + " t")) {
      var text = new StringBuilder();
      while (rows.next()) {
        text.append(rows.getString(1).replace("\"\"", "\"")).append('\n');
      }
      return text.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
