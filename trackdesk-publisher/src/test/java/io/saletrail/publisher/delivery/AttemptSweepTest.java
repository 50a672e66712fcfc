package io.saletrail.publisher.delivery;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.Shop;
import io.saletrail.publisher.TestStack;
import io.saletrail.publisher.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class AttemptSweepTest {
  private static final Duration OLDER_THAN_KEPT = Duration.ofDays(500);

  private static final String AGE =
      """
      update attempt set started_at = cast(cast(:at as text) as timestamptz)
       where conversion = :conversion
      """;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject Outbox outbox;
  @Inject AttemptSweep sweep;

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
  void attemptsAreDeletedAfterTheirRetentionAndNotBefore() {
    var shop = Shop.open(topics);
    var old = delivered(shop, "ch_old");
    var young = delivered(shop, "ch_young");
    age(old, Instant.now().minus(OLDER_THAN_KEPT));

    sweep.sweep().await().atMost(TestStack.TIMEOUT);

    assertThat(attempts(old)).isEmpty();
    assertThat(attempts(young)).hasSize(1);
  }

  private String delivered(Shop shop, String charge) {
    var conversion = shop.sale(charge, shop.click(), 1, APPROVED);
    await().atMost(TestStack.TIMEOUT).until(() -> topics.attempts(conversion).size() == 1);
    return conversion;
  }

  private void age(String conversion, Instant at) {
    outbox
        .write(
            session ->
                session
                    .createNativeQuery(AGE)
                    .setParameter("at", at.toString())
                    .setParameter("conversion", conversion)
                    .executeUpdate())
        .await()
        .atMost(TestStack.TIMEOUT);
  }

  private List<AttemptTable.Recorded> attempts(String conversion) {
    return outbox
        .write(session -> AttemptTable.newest(session, conversion, 10))
        .await()
        .atMost(TestStack.TIMEOUT);
  }
}
