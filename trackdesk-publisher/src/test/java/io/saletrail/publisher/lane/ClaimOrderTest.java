package io.saletrail.publisher.lane;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.Shop;
import io.saletrail.publisher.TestStack;
import io.saletrail.publisher.Topics;
import io.saletrail.publisher.delivery.Changes;
import io.saletrail.publisher.delivery.Sale;
import io.saletrail.publisher.trackdesk.TenantId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The order in which a lane sends when more is due than it may send. Another replica holds the
/// lane, so nothing is sent meanwhile.
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ClaimOrderTest {
  /// Longer than any test.
  private static final Duration LONG_LEASE = Duration.ofHours(1);

  private static final String TAKE_IDLE =
      """
      update lane set holder = :replica
       where tenant = :tenant and holder is null and (due_at is null or due_at > now())
      """;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject Outbox outbox;
  @Inject LaneLedger ledger;

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
  void aNewSalePrecedesOldOnes() {
    var shop = Shop.open(topics);
    takenByAnotherReplica(shop);
    var longAgo = Instant.now().minus(Sale.BACKFILL_AFTER.multipliedBy(2));
    sale(shop, "ch_old_1", longAgo);
    sale(shop, "ch_old_2", longAgo);
    awaitDue(shop, 2);
    sale(shop, "ch_new", Instant.now());
    awaitDue(shop, 3);

    var claimed = claim(shop, 1);

    assertThat(claimed).containsExactly("ch_new");
  }

  @Test
  void accountsThatShareATenantAlternate() {
    var shop = Shop.open(topics);
    var other = shop.besides();
    takenByAnotherReplica(shop);
    for (var charge : List.of("ch_1", "ch_2", "ch_3")) {
      sale(shop, charge, Instant.now());
    }
    awaitDue(shop, 3);
    sale(other, "ch_other", Instant.now());
    awaitDue(shop, 4);

    var claimed = claim(shop, 2);

    assertThat(claimed).hasSize(2).contains("ch_other");
  }

  private void sale(Shop shop, String charge, Instant paidAt) {
    topics.publish(Changes.paid(shop.change(charge, shop.click(), 1, APPROVED), paidAt));
  }

  private List<String> claim(Shop shop, int limit) {
    var tenant = TenantId.of(shop.name()).orElseThrow();
    return ledger.claim(tenant, limit).await().atMost(TestStack.TIMEOUT).attempts().stream()
        .map(attempt -> attempt.before().sale().externalId())
        .toList();
  }

  private static void awaitDue(Shop shop, int due) {
    var before = shop.name().substring(0, shop.name().length() - 1);
    await()
        .atMost(TestStack.TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(
                        RestAssured.given()
                            .header("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN)
                            .queryParam("after", before)
                            .get("/api/lanes")
                            .jsonPath()
                            .getInt("[0].due"))
                    .isEqualTo(due));
  }

  /// After the idle lane is released.
  private void takenByAnotherReplica(Shop shop) {
    await().atMost(TestStack.TIMEOUT).until(() -> taken(shop) == 1);
  }

  private int taken(Shop shop) {
    var other = UUID.randomUUID();
    return outbox
        .write(
            session ->
                ReplicaTable.insert(session, other, LONG_LEASE)
                    .chain(
                        () ->
                            session
                                .createNativeQuery(TAKE_IDLE)
                                .setParameter("replica", other)
                                .setParameter("tenant", shop.name())
                                .executeUpdate()))
        .await()
        .atMost(TestStack.TIMEOUT);
  }
}
