package io.saletrail.publisher.lane;

import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static io.saletrail.contracts.conversion.ConversionStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.Shop;
import io.saletrail.publisher.TestStack;
import io.saletrail.publisher.Topics;
import io.saletrail.publisher.delivery.Attempt;
import io.saletrail.publisher.delivery.CallResult;
import io.saletrail.publisher.trackdesk.Outcome.Accepted;
import io.saletrail.publisher.trackdesk.TenantId;
import io.saletrail.publisher.trackdesk.TrackdeskResponse;
import io.saletrail.sandbox.trackdesk.tenant.ConversionCall;
import io.saletrail.sandbox.trackdesk.tenant.StatusCall;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A replica dies and leaves a lane that it held and a call in flight.
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class CrashTest {
  /// Longer than the crash takes, shorter than a test's time limit.
  private static final Duration LAST_LEASE = Duration.ofSeconds(3);

  private static final int MANY = 10;

  private static final String TAKE_IDLE =
      """
      update lane set holder = :replica
       where tenant = :tenant and holder is null and (due_at is null or due_at > now())
      """;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject Outbox outbox;
  @Inject DataSource database;
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
  void aDeadReplicasLaneIsTakenOver() {
    var shop = Shop.open(topics);
    takenByAnotherReplica(shop);

    var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);

    await().atMost(TestStack.TIMEOUT).until(() -> topics.attempts(conversion).size() == 1);
    assertThat(shop.held("ch_1")).hasSize(1);
  }

  @Test
  void aCallLostBeforeItWasSentIsRepeated() {
    var shop = Shop.open(topics);

    var conversion = lostCall(shop, attempt -> {});

    assertThat(outcomesOnceDelivered(conversion)).containsExactly(Outcome.ACCEPTED);
    assertThat(shop.held("ch_1")).hasSize(1);
  }

  @Test
  void aCallWhoseResponseIsLostIsRepeatedAndFoundToExist() {
    var shop = Shop.open(topics);

    var conversion = lostCall(shop, attempt -> shop.tenant().create(asSent(attempt)));

    assertThat(outcomesOnceDelivered(conversion)).containsExactly(Outcome.ALREADY_EXISTS);
    assertThat(shop.held("ch_1")).hasSize(1);
  }

  @Test
  void aStatusThatArrivesAfterItsSuccessorIsReplacedAgain() {
    var shop = Shop.open(topics);
    var cid = shop.click();
    var conversion = shop.sale("ch_1", cid, 1, APPROVED);
    await().atMost(TestStack.TIMEOUT).until(() -> topics.attempts(conversion).size() == 1);
    takenByAnotherReplica(shop);
    shop.sale("ch_1", cid, 2, REFUNDED);
    var frozen = claimed(shop);
    shop.sale("ch_1", cid, 3, APPROVED);
    await().atMost(TestStack.TIMEOUT).until(() -> topics.attempts(conversion).size() == 2);

    shop.tenant().setStatus(lateStatus(frozen));
    settle(shop, frozen);

    await().atMost(TestStack.TIMEOUT).until(() -> topics.attempts(conversion).size() == 4);
    assertThat(shop.held("ch_1").getFirst().status().name()).isEqualTo("APPROVED");
    assertThat(topics.attempts(conversion))
        .extracting(DeliveryAttempted::attempt)
        .containsExactly(1, 3, 2, 4);
    assertThat(topics.attempts(conversion))
        .extracting(attempt -> attempt.sequence().orElseThrow())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  /// The holder raises the due time while a sale waits for the lane's lock.
  @Test
  void workThatArrivesWhileItsLaneBecomesIdleIsSeen() throws SQLException {
    var lane = TenantId.of("idle-" + UUID.randomUUID().toString().substring(0, 8)).orElseThrow();
    outbox
        .write(session -> LaneTable.create(session, List.of(lane)))
        .await()
        .atMost(TestStack.TIMEOUT);
    assertThat(taken(lane.toString())).isEqualTo(1);
    try (var holder = database.getConnection();
        var statement = holder.createStatement()) {
      var row = " where tenant = '" + lane + "'";
      statement.execute("update lane set due_at = now() - interval '1 minute'" + row);
      holder.setAutoCommit(false);
      statement.execute("update lane set due_at = null" + row);

      var arrived =
          outbox
              .write(
                  session -> LaneTable.workArrived(session, List.of(lane)).map(Object.class::cast))
              .subscribeAsCompletionStage();
      await().atMost(TestStack.TIMEOUT).until(this::aStatementWaitsForALock);
      holder.commit();

      assertThat(arrived.join()).isEqualTo(1);
    }
  }

  private boolean aStatementWaitsForALock() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var waiting = statement.executeQuery("select from pg_locks where not granted")) {
      return waiting.next();
    }
  }

  private Attempt claimed(Shop shop) {
    var claimed = new ArrayList<Attempt>();
    await()
        .atMost(TestStack.TIMEOUT)
        .until(
            () -> {
              claimed.addAll(claim(shop).attempts());
              return claimed.size() == 1;
            });
    return claimed.getFirst();
  }

  private void settle(Shop shop, Attempt attempt) {
    var took = Duration.ofMillis(1);
    var accepted = new TrackdeskResponse(new Accepted(), Optional.of(200), "", took);
    var result = new CallResult(attempt, accepted, Instant.now());
    ledger
        .settle(tenant(shop), List.of(result), Optional.empty())
        .await()
        .atMost(TestStack.TIMEOUT);
  }

  private static StatusCall lateStatus(Attempt attempt) {
    var sale = attempt.before().sale();
    return new StatusCall(
        Optional.of(sale.externalId()),
        Optional.of(sale.type()),
        Optional.of("CONVERSION_STATUS_" + attempt.action().status()),
        Optional.empty());
  }

  /// A replica records a call, makes it as far as given, and dies.
  private String lostCall(Shop shop, Consumer<Attempt> lastDeed) {
    takenByAnotherReplica(shop);
    var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);
    await()
        .atMost(TestStack.TIMEOUT)
        .until(
            () -> {
              var attempts = claim(shop).attempts();
              attempts.forEach(lastDeed);
              return attempts.size() == 1;
            });
    return conversion;
  }

  private List<Outcome> outcomesOnceDelivered(String conversion) {
    await().atMost(TestStack.TIMEOUT).until(() -> !topics.attempts(conversion).isEmpty());
    var attempts = topics.attempts(conversion);
    assertThat(attempts).extracting(DeliveryAttempted::attempt).containsExactly(2);
    return attempts.stream().map(DeliveryAttempted::outcome).toList();
  }

  private LaneLedger.Claim claim(Shop shop) {
    return ledger.claim(tenant(shop), MANY).await().atMost(TestStack.TIMEOUT);
  }

  /// After the idle lane is released.
  private void takenByAnotherReplica(Shop shop) {
    await().atMost(TestStack.TIMEOUT).until(() -> taken(shop.name()) == 1);
  }

  private int taken(String tenant) {
    var other = UUID.randomUUID();
    return outbox
        .write(
            session ->
                ReplicaTable.insert(session, other, LAST_LEASE)
                    .chain(
                        () ->
                            session
                                .createNativeQuery(TAKE_IDLE)
                                .setParameter("replica", other)
                                .setParameter("tenant", tenant)
                                .executeUpdate()))
        .await()
        .atMost(TestStack.TIMEOUT);
  }

  private static TenantId tenant(Shop shop) {
    return TenantId.of(shop.name()).orElseThrow();
  }

  private static ConversionCall asSent(Attempt attempt) {
    var sale = attempt.before().sale();
    return new ConversionCall(
        Optional.of(sale.credit().cid().orElseThrow().toString()),
        Optional.empty(),
        List.of(),
        Optional.of(sale.type()),
        Optional.empty(),
        Optional.of("20.00"),
        Optional.of("EUR"),
        Optional.of(sale.externalId()),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
