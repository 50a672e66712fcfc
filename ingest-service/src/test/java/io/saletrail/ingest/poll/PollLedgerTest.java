package io.saletrail.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.ingest.SchedulerDisabled;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.job.Job;
import io.saletrail.ingest.job.JobKind;
import io.saletrail.ingest.job.JobLedger;
import io.saletrail.ingest.job.JobState;
import io.saletrail.ingest.job.JobTable;
import io.saletrail.ingest.job.JobType;
import io.saletrail.ingest.job.LeaseState;
import io.saletrail.ingest.job.PassOutcome;
import io.saletrail.outbox.Outbox;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Leases and marks of two replicas; the scheduler is off.
@QuarkusTest
@TestProfile(SchedulerDisabled.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class PollLedgerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MANY = 100;
  private static final PollCounts COUNTS = new PollCounts(3, 2, List.of("pi_1", "pi_2"));
  private static final PollCursor NEXT = new PollCursor(Stage.EVENTS, Optional.of("evt_3"));

  @Inject PollSchedule schedule;
  @Inject PollLedger ledger;
  @Inject PollJobs polls;
  @Inject JobLedger jobs;
  @Inject Outbox outbox;

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
    assertThat(complete(dead)).isEqualTo(LeaseState.LOST);
    assertThat(wait(progress(alive, now))).isEqualTo(LeaseState.HELD);
    assertThat(complete(alive)).isEqualTo(LeaseState.HELD);
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
    end(failing, new PassOutcome.Refused<>(Cause.UNAVAILABLE, result()), now);

    request();
    var completing = claims(now).getFirst();
    assertThat(completing.highWater()).isEmpty();
    complete(completing);

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

    assertThat(successor.start()).isEqualTo(new PollClaim.Start.Resumed(window(), NEXT, COUNTS));
    assertThat(successor.startedAt()).isEqualTo(dead.startedAt());
  }

  @Test
  void aResumedPassDoesNotServeLaterRequests() {
    merchant(1, Connection.CONNECTED);
    var first = request();
    wait(progress(claims(longAgo()).getFirst(), longAgo()));
    var late = request();

    var successor = claims(now).getFirst();
    complete(successor);

    assertThat(successor.requests()).extracting(PollClaim.Request::poll).containsExactly(first);
    assertThat(claims(now).getFirst().requests())
        .extracting(PollClaim.Request::poll)
        .contains(late);
  }

  @Test
  void aPassThatStripeRefusedStartsOver() {
    merchant(1, Connection.CONNECTED);
    request();
    var refused = claims(now).getFirst();
    wait(progress(refused, now));
    end(refused, new PassOutcome.Refused<>(Cause.REFUSED, result()), now);

    request();

    assertThat(claims(now).getFirst().start()).isEqualTo(new PollClaim.Start.New());
  }

  @Test
  void anInterruptedPassKeepsItsRequests() {
    merchant(1, Connection.CONNECTED);
    var poll = request();
    end(claims(now).getFirst(), new PassOutcome.Interrupted<>("Outage"), now.minus(TIMEOUT));

    var again = claims(now).getFirst();

    assertThat(again.requests()).containsExactly(new PollClaim.Request(poll, Trigger.CHECK_NOW));
  }

  @Test
  void openRequestsShareOnePassAndLaterOnesTheNext() {
    merchant(1, Connection.CONNECTED);
    var first = request();
    var second = request();
    var claim = claims(now).getFirst();
    var late = request();
    complete(claim);

    var next = claims(now).getFirst();

    assertThat(claim.requests()).extracting(PollClaim.Request::poll).containsExactly(first, second);
    assertThat(next.requests()).extracting(PollClaim.Request::poll).containsExactly(late);
  }

  @Test
  void aNewMerchantIsDueImmediatelyAndThenHourly() {
    merchant(1, Connection.CONNECTED);

    wait(schedule.requestDue(now));
    wait(schedule.requestDue(now));

    assertThat(claims(now).getFirst().requests())
        .extracting(PollClaim.Request::trigger)
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
    complete(claims(now).getFirst());
    merchant(2, Connection.DISCONNECTED);

    merchant(3, Connection.CONNECTED);

    request();
    assertThat(claims(now).getFirst().highWater()).hasValue(window().mark());
  }

  @Test
  void aDisconnectedMerchantLeavesTheIndexOfDueJobsAndReturnsWithItsDueTime() {
    merchant(1, Connection.CONNECTED);
    var due = job().dueAt();

    merchant(2, Connection.DISCONNECTED);
    assertThat(job().state()).isEqualTo(JobState.PAUSED);

    merchant(3, Connection.CONNECTED);
    assertThat(job().state()).isEqualTo(JobState.RUNNING);
    assertThat(job().dueAt()).isEqualTo(due);
  }

  private Job job() {
    return wait(outbox.read(session -> JobTable.find(session, JobKind.POLL, account)))
        .orElseThrow();
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

  private List<PollClaim> claims(Instant at) {
    return wait(jobs.claim(polls, MANY, at)).stream()
        .map(JobLedger.Claimed::claim)
        .filter(claim -> claim.account().equals(account))
        .toList();
  }

  private Uni<LeaseState> progress(PollClaim claim, Instant at) {
    return ledger.progress(claim, window(), Stage.EVENTS, Optional.of(NEXT), COUNTS, at);
  }

  private LeaseState complete(PollClaim claim) {
    return end(claim, new PassOutcome.Complete<>(result()), now);
  }

  private LeaseState end(PollClaim claim, PassOutcome<PollResult> outcome, Instant at) {
    return wait(
        jobs.end(
            claim.job(),
            (session, facts, job) ->
                polls.end(new JobType.PassEnd(session, facts, job, at), claim, outcome)));
  }

  private PollResult result() {
    return PollResult.of(window(), COUNTS);
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
