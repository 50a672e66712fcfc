package io.saletrail.publisher.redrive;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveCompleted.Sum;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.contracts.redrive.RedriveRequested.Role;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.Shop;
import io.saletrail.publisher.TestStack;
import io.saletrail.publisher.Topics;
import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.sandbox.trackdesk.tenant.Call;
import io.saletrail.sandbox.trackdesk.tenant.Refusal;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A replica dies in the middle of a merchant's re-drive. Its batches are on record, and another
/// replica receives the request again.
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ResumedRedriveTest {
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject Outbox outbox;

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
  void anotherReplicaResumesAfterTheLastBatchAndTheResultSumsBoth() {
    var shop = Shop.open(topics);
    // Each delivery once, and the first once more after the batch of the dead replica.
    shop.faults().next(4, Call.CREATE, new Fault.Refuse(Refusal.OFFER_NOT_ACTIVE));
    var first = refused(shop, "ch_1");
    var second = refused(shop, "ch_2");
    var third = refused(shop, "ch_3");
    var request = everythingOf(shop);
    stepBeforeTheDeath(request, first);
    eventually(() -> assertThat(states(first)).containsExactly(State.REFUSED, State.REFUSED));

    topics.publish(request);

    eventually(() -> assertThat(topics.results(request.redrive())).hasSize(1));
    var answer = topics.results(request.redrive()).getFirst();
    assertThat(answer.sent()).isEqualTo(3);
    assertThat(answer.sums())
        .containsExactly(
            new Sum(
                RedriveReason.OFFER_NOT_ACTIVE,
                Optional.of(DeliveryAttempted.Call.CREATE),
                Optional.empty(),
                3,
                new Money(6000, "eur")));
    assertThat(answer.sample())
        .extracting(RedriveCompleted.Line::conversion)
        .containsExactly(first, second, third);
    for (var left : List.of(second, third)) {
      eventually(() -> assertThat(states(left)).containsExactly(State.REFUSED, State.DELIVERED));
    }
    assertThat(states(first)).hasSize(2);
  }

  /// The state that the dead replica had committed: one delivery and the cursor.
  private void stepBeforeTheDeath(RedriveRequested request, String conversion) {
    var one = new RedriveSelection.One(conversion, request.account());
    outbox
        .write(
            (session, facts) ->
                RequestTable.open(session, request)
                    .chain(() -> RedriveBatch.take(session, facts, one, RedriveMode.of(request)))
                    .chain(
                        batch ->
                            RequestTable.advance(
                                session,
                                request.redrive(),
                                conversion,
                                RedriveResult.nothing(false).and(batch.planned())))
                    .replaceWithVoid())
        .await()
        .atMost(TestStack.TIMEOUT);
  }

  private String refused(Shop shop, String charge) {
    var conversion = shop.sale(charge, shop.click(), 1, APPROVED);
    eventually(() -> assertThat(states(conversion)).containsExactly(State.REFUSED));
    return conversion;
  }

  private List<State> states(String conversion) {
    return topics.attempts(conversion).stream().map(DeliveryAttempted::state).toList();
  }

  private static RedriveRequested everythingOf(Shop shop) {
    return new RedriveRequested(
        UUID.randomUUID().toString(),
        shop.account(),
        Optional.empty(),
        Optional.of(RedriveReason.OFFER_NOT_ACTIVE),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Role.MERCHANT,
        Instant.now());
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(TestStack.TIMEOUT).untilAsserted(assertion);
  }
}
