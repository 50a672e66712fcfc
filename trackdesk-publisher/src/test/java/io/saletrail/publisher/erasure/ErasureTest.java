package io.saletrail.publisher.erasure;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static io.saletrail.contracts.conversion.ConversionStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.privacy.ErasureRequested;
import io.saletrail.contracts.privacy.ErasureRequested.Subject;
import io.saletrail.encryption.EmailCipher;
import io.saletrail.publisher.Shop;
import io.saletrail.publisher.TestStack;
import io.saletrail.publisher.Topics;
import io.saletrail.publisher.delivery.Changes;
import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A9: no statement deleted a buyer's address, and there was no way to erase one buyer.
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ErasureTest {
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject DataSource database;
  @Inject AddressSweep sweep;

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
  void aBuyerIsErasedAndTheSaleCanStillBeRefunded() {
    var shop = Shop.open(topics);
    var sealed = seal(shop);
    shop.faults().next(1, new Fault.Answer(422, "{\"message\":\"no source for Ada\"}"));
    var conversion = sale(shop, sealed);
    await().atMost(TestStack.TIMEOUT).until(() -> topics.attempts(conversion).size() == 1);
    assertThat(rows("delivery")).contains(sealed);
    assertThat(rows("sealed_response")).contains(conversion);

    request(shop, Subject.BUYER, List.of(sealed));

    await().atMost(TestStack.TIMEOUT).until(() -> !rows("delivery").contains(sealed));
    await().atMost(TestStack.TIMEOUT).until(() -> !rows("sealed_response").contains(conversion));
    assertThat(rows("delivery")).contains(conversion, "erased");
  }

  @Test
  void aRefundOfAnErasedBuyersSaleReachesTrackdesk() {
    var shop = Shop.open(topics);
    var cid = shop.click();
    var conversion = shop.sale("ch_1", cid, 1, APPROVED);
    await().atMost(TestStack.TIMEOUT).until(() -> shop.held("ch_1").size() == 1);
    request(shop, Subject.BUYER, List.of(seal(shop)));

    shop.sale("ch_1", cid, 2, REFUNDED);

    await()
        .atMost(TestStack.TIMEOUT)
        .until(() -> shop.held("ch_1").getFirst().status() == ConversionStatus.REFUNDED);
    assertThat(rows("delivery")).contains(conversion);
  }

  @Test
  void aMerchantIsErasedWithEveryRow() {
    var shop = Shop.open(topics);
    var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);
    await().atMost(TestStack.TIMEOUT).until(() -> topics.attempts(conversion).size() == 1);

    request(shop, Subject.MERCHANT, List.of());

    for (var table : List.of("delivery", "attempt", "binding", "merchant", "read_back")) {
      await().atMost(TestStack.TIMEOUT).until(() -> !rows(table).contains(shop.account()));
    }
  }

  @Test
  void anAddressEndsWithItsRetention() throws SQLException {
    var shop = Shop.open(topics);
    var sealed = seal(shop);
    shop.faults().next(1, new Fault.Answer(422, "{\"message\":\"no source for Ada\"}"));
    var conversion = sale(shop, sealed);
    await().atMost(TestStack.TIMEOUT).until(() -> topics.attempts(conversion).size() == 1);
    assertThat(rows("delivery")).contains(sealed);
    try (var connection = database.getConnection();
        var age =
            connection.prepareStatement(
                "update delivery set due_since = now() - interval '401 days' where account = ?")) {
      age.setString(1, shop.account());
      age.executeUpdate();
    }

    sweep.sweep().await().atMost(TestStack.TIMEOUT);

    assertThat(rows("delivery")).doesNotContain(sealed);
  }

  private static String seal(Shop shop) {
    return EmailCipher.of(TestStack.SECRETS_KEY)
        .seal(shop.account(), "ada@example.com")
        .orElseThrow();
  }

  private String sale(Shop shop, String sealed) {
    var change = shop.change("ch_email", UUID.randomUUID(), 1, APPROVED);
    topics.publish(Changes.creditedTo(Credit.email(sealed), change));
    return change.conversion();
  }

  private void request(Shop shop, Subject subject, List<String> sealed) {
    topics.publish(
        new ErasureRequested(
            UUID.randomUUID().toString(),
            shop.account(),
            subject,
            Optional.empty(),
            sealed,
            Instant.now()));
  }

  private String rows(String table) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select cast(t as text) from " + table + " t")) {
      var text = new StringBuilder();
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
      return text.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
