package io.saletrail.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.poll.Claim.Start;
import io.saletrail.ingest.poll.PassOutcome.Counts;
import io.saletrail.ingest.poll.PollLedger.LeaseState;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Leases and marks of two replicas; the scheduler is off.
@QuarkusTest
@TestProfile(PollLedgerTest.SchedulerDisabled.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class PollLedgerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MANY = 100;
  private static final Counts TALLY = new Counts(3, 2, List.of("pi_1", "pi_2"));
  private static final Cursor NEXT = new Cursor(Stage.EVENTS, Optional.of("evt_3"));

  public static final class SchedulerDisabled implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.scheduler.enabled", "false");
    }
  }

  @Inject PollSchedule schedule;
  @Inject PollLedger ledger;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @Test
  void anAccountIsReadByOneReplicaAtATime() {
    merchant(1, Connection.CONNECTED);
    request();

    assertThat(claims(now)).hasSize(1);
    assertThat(claims(now)).isEmpty();
  }

  @Test
  void anotherReplicaTakesOverAndTheSilentOneCannotWrite() {
    merchant(1, Connection.CONNECTED);
    request();
    var dead = claims(now.minus(Duration.ofHours(1))).getFirst();

    var alive = claims(now).getFirst();

    assertThat(alive.requests()).isEqualTo(dead.requests());
    assertThat(wait(progress(dead, now))).isEqualTo(LeaseState.LOST);
    assertThat(wait(ledger.complete(dead, window(), TALLY, now))).isEqualTo(LeaseState.LOST);
    assertThat(wait(progress(alive, now))).isEqualTo(LeaseState.HELD);
    assertThat(wait(ledger.complete(alive, window(), TALLY, now))).isEqualTo(LeaseState.HELD);
  }

  @Test
  void aPollSlotIsUsedOnceThoughTheDatabasesClockIsAhead() {
    merchant(1, Connection.CONNECTED);

    wait(schedule.requestDue(now.minus(Duration.ofHours(2))));
    wait(schedule.requestDue(now.minus(Duration.ofHours(2))));

    assertThat(claims(now).getFirst().requests()).hasSize(1);
  }

  @Test
  void theMarkMovesOnlyAfterACompletePass() {
    merchant(1, Connection.CONNECTED);
    request();
    var failing = claims(now).getFirst();
    wait(ledger.fail(failing, Cause.UNAVAILABLE, TALLY, Optional.empty(), now));

    request();
    var completing = claims(now).getFirst();
    assertThat(completing.highWater()).isEmpty();
    wait(ledger.complete(completing, window(), TALLY, now));

    request();
    assertThat(claims(now).getFirst().highWater()).hasValue(window().mark());
  }

  @Test
  void anotherReplicaResumesWhereADeadOneStopped() {
    merchant(1, Connection.CONNECTED);
    request();
    var dead = claims(longAgo()).getFirst();
    wait(progress(dead, longAgo()));

    var successor = claims(now).getFirst();

    assertThat(successor.start()).isEqualTo(new Start.Resumed(window(), NEXT, TALLY));
    assertThat(successor.startedAt()).isEqualTo(dead.startedAt());
  }

  @Test
  void aResumedPassDoesNotServeLaterRequests() {
    merchant(1, Connection.CONNECTED);
    request();
    wait(progress(claims(longAgo()).getFirst(), longAgo()));
    var late = request();

    var successor = claims(now).getFirst();
    wait(ledger.complete(successor, window(), TALLY, now));

    assertThat(successor.requests()).isEmpty();
    assertThat(claims(now).getFirst().requests()).extracting(Claim.Request::poll).contains(late);
  }

  @Test
  void aPassThatStripeRefusedStartsOver() {
    merchant(1, Connection.CONNECTED);
    request();
    var refused = claims(now).getFirst();
    wait(progress(refused, now));
    wait(ledger.fail(refused, Cause.REFUSED, TALLY, Optional.empty(), now));

    request();

    assertThat(claims(now).getFirst().start()).isEqualTo(new Start.New());
  }

  @Test
  void anInterruptedPassKeepsItsRequests() {
    merchant(1, Connection.CONNECTED);
    var poll = request();
    wait(ledger.release(claims(now).getFirst(), now.minusSeconds(1)));

    var again = claims(now).getFirst();

    assertThat(again.requests()).containsExactly(new Claim.Request(poll, Trigger.CHECK_NOW));
  }

  @Test
  void openRequestsShareOnePassAndLaterOnesTheNext() {
    merchant(1, Connection.CONNECTED);
    var first = request();
    var second = request();
    var claim = claims(now).getFirst();
    var late = request();
    wait(ledger.complete(claim, window(), TALLY, now));

    var next = claims(now).getFirst();

    assertThat(claim.requests()).extracting(Claim.Request::poll).containsExactly(first, second);
    assertThat(next.requests()).extracting(Claim.Request::poll).containsExactly(late);
  }

  @Test
  void aNewMerchantIsDueImmediatelyAndThenHourly() {
    merchant(1, Connection.CONNECTED);

    wait(schedule.requestDue(now));
    wait(schedule.requestDue(now));

    assertThat(claims(now).getFirst().requests())
        .extracting(Claim.Request::trigger)
        .containsExactly(Trigger.HOURLY);
  }

  @Test
  void aDisconnectedMerchantIsNotRead() {
    merchant(2, Connection.DISCONNECTED);
    merchant(1, Connection.CONNECTED);
    request();

    wait(schedule.requestDue(now));

    assertThat(claims(now)).isEmpty();
  }

  @Test
  void aReconnectedMerchantIsReadFromTheOldMark() {
    merchant(1, Connection.CONNECTED);
    request();
    wait(ledger.complete(claims(now).getFirst(), window(), TALLY, now));
    merchant(2, Connection.DISCONNECTED);

    merchant(3, Connection.CONNECTED);

    request();
    assertThat(claims(now).getFirst().highWater()).hasValue(window().mark());
  }

  private void merchant(long version, Connection connection) {
    wait(
        schedule.apply(
            List.of(
                new MerchantSettings(
                    account,
                    version,
                    connection,
                    Optional.empty(),
                    MerchantOptions.defaults(),
                    now))));
  }

  private String request() {
    var poll = UUID.randomUUID().toString();
    wait(schedule.request(List.of(new PollRequested(poll, account, Trigger.CHECK_NOW, now))));
    return poll;
  }

  private List<Claim> claims(Instant at) {
    return wait(ledger.claim(MANY, at)).stream()
        .filter(claim -> claim.account().equals(account))
        .toList();
  }

  private Uni<LeaseState> progress(Claim claim, Instant at) {
    return ledger.progress(claim, window(), Stage.EVENTS, Optional.of(NEXT), TALLY, at);
  }

  private Instant longAgo() {
    return now.minus(Duration.ofHours(1));
  }

  private Window window() {
    return new Window(now.minusSeconds(3_600), now, now.minusSeconds(60));
  }

  private static <T> T wait(Uni<T> work) {
    return work.await().atMost(TIMEOUT);
  }
}
