package io.saletrail.publisher;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryReadBack;
import io.saletrail.contracts.delivery.DeliveryReadBack.Result;
import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What Trackdesk has accepted is read back from its report.
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ReadBackTest {
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

  @Test
  void aConversionThatTrackdeskLosesIsMissingAndOthersAreConfirmed() {
    var shop = Shop.open(topics);
    var kept = shop.sale(sampled(shop, 0), shop.click(), 1, APPROVED);
    assertThat(readBack(kept))
        .extracting(DeliveryReadBack::result, DeliveryReadBack::status, DeliveryReadBack::tenant)
        .containsExactly(Result.CONFIRMED, Optional.of(APPROVED), shop.name());
    shop.faults().next(1, Call.CREATE, new Fault.Lose());

    var lost = shop.sale(sampled(shop, 1), shop.click(), 1, APPROVED);

    assertThat(readBack(lost).result()).isEqualTo(Result.MISSING);
    assertThat(topics.attempts(lost))
        .extracting(DeliveryAttempted::outcome)
        .containsExactly(DeliveryAttempted.Outcome.ACCEPTED);
    assertThat(shop.tenant().conversions()).hasSize(1);
  }

  private DeliveryReadBack readBack(String conversion) {
    await()
        .atMost(TestStack.TIMEOUT)
        .untilAsserted(() -> assertThat(topics.readBacks(conversion)).hasSize(1));
    return topics.readBacks(conversion).getFirst();
  }

  /// A charge that is in the sample.
  private static String sampled(Shop shop, int skip) {
    return IntStream.iterate(0, n -> n + 1)
        .mapToObj(n -> "ch_" + n)
        .filter(
            charge ->
                Math.floorMod(
                        (shop.account() + ":" + charge).hashCode(), TestStack.READ_BACK_ONE_IN)
                    == 0)
        .skip(skip)
        .findFirst()
        .orElseThrow();
  }
}
