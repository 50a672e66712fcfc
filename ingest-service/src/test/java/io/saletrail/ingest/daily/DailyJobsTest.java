package io.saletrail.ingest.daily;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.ingest.SchedulerDisabled;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.job.JobClaim;
import io.saletrail.ingest.job.JobLedger;
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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Leases and marks of two replicas; the scheduler is off. A pass checks at most two objects.
@QuarkusTest
@TestProfile(SchedulerDisabled.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class DailyJobsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MANY = 1_000;
  private static final int MAX = 2;

  @Inject DailyJobs daily;
  @Inject JobLedger jobs;
  @Inject Outbox outbox;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @BeforeEach
  void dueSinceYesterday() {
    sql("insert into merchant values ('%s', true, 1)".formatted(account));
    sql(
        "insert into job (job, kind, key, account, due_at)"
            + " values ('DAILY/%1$s', 'DAILY', '%1$s', '%1$s', now() - interval '1 day')"
                .formatted(account));
  }

  @Test
  void aMerchantsFirstPassIsDueWithinTheDay() {
    sql("delete from job where account = '%s'".formatted(account));

    wait(daily.schedule(now));

    assertThat(claims()).isEmpty();
    sql(
        "update job set due_at = due_at - interval '1 day' where account = '%s'"
            .formatted(account));
    assertThat(claims()).hasSize(1);
  }

  @Test
  void anAccountHasOnePassAtATime() {
    assertThat(claims()).hasSize(1);
    assertThat(claims()).isEmpty();
  }

  @Test
  void anotherReplicaContinuesAfterTheCheckedObjects() {
    unsettled("du_1", "du_2");
    var dead = claims().getFirst();
    checked(dead, toCheck(dead).getFirst(), "obs_1");

    letLeaseRunOut();
    var successor = claims().getFirst();

    assertThat(toCheck(successor)).extracting(UnsettledObject::object).containsExactly("du_2");
    assertThat(wait(progress(dead))).isEqualTo(LeaseState.LOST);
    assertThat(wait(progress(successor))).isEqualTo(LeaseState.HELD);
  }

  @Test
  void aReplicaWithoutTheLeaseCannotSettle() {
    unsettled("du_1");
    var dead = claims().getFirst();
    var unsettled = toCheck(dead).getFirst();
    letLeaseRunOut();
    var successor = claims().getFirst();

    assertThat(wait(settled(dead, unsettled))).isEqualTo(LeaseState.LOST);

    assertThat(toCheck(successor)).containsExactly(unsettled);
  }

  @Test
  void aPassChecksUpToItsLimitAndTheNextTheRest() {
    unsettled("du_1", "du_2", "du_3");
    var today = claims().getFirst();
    for (var unsettled : toCheck(today)) {
      checked(today, unsettled, "obs_" + unsettled.object());
    }
    assertThat(toCheck(today)).isEmpty();
    end(today, new PassOutcome.Complete<>(DailyCounts.NONE));

    sql("update job set due_at = now() where account = '%s'".formatted(account));
    var tomorrow = claims().getFirst();

    assertThat(tomorrow.highWaterAt()).hasValue(today.dueAt());
    assertThat(toCheck(tomorrow).getFirst().object()).isEqualTo("du_3");
  }

  @Test
  void anObjectThatNeverSettlesIsDeleted() {
    unsettled("du_old");
    makeTooOld();
    var claim = claims().getFirst();
    checked(claim, toCheck(claim).getFirst(), "obs_1");

    end(claim, new PassOutcome.AllowanceUsed<>());

    sql("update job set due_at = now() where account = '%s'".formatted(account));
    assertThat(toCheck(claims().getFirst())).isEmpty();
  }

  /// A merchant who reinstalls after months has more objects than one pass checks.
  @Test
  void anExpiredObjectIsCheckedOnceBeforeItIsDeleted() {
    unsettled("du_1", "du_2", "du_3");
    makeTooOld();
    var today = claims().getFirst();
    for (var unsettled : toCheck(today)) {
      checked(today, unsettled, "obs_" + unsettled.object());
    }

    end(today, new PassOutcome.Complete<>(DailyCounts.NONE));

    sql("update job set due_at = now() where account = '%s'".formatted(account));
    assertThat(toCheck(claims().getFirst()))
        .extracting(UnsettledObject::object)
        .containsExactly("du_3");
  }

  @Test
  void aDeferredPassStaysDue() {
    unsettled("du_1");
    var claim = claims().getFirst();
    end(claim, new PassOutcome.Interrupted<>("Outage"));
    assertThat(claims()).isEmpty();

    letLeaseRunOut();

    assertThat(claims()).extracting(JobClaim::dueAt).containsExactly(claim.dueAt());
  }

  private void unsettled(String... disputes) {
    for (var dispute : disputes) {
      sql(
          "insert into unsettled_object (account, object, kind, created_at) values ('%s', '%s', 'DISPUTE', now())"
              .formatted(account, dispute));
    }
  }

  private void makeTooOld() {
    sql(
        "update unsettled_object set created_at = now() - interval '271 days' where account = '%s'"
            .formatted(account));
  }

  private void letLeaseRunOut() {
    sql(
        "update job set lease_until = now() - interval '1 second' where account = '%s'"
            .formatted(account));
  }

  private List<UnsettledObject> toCheck(JobClaim claim) {
    return wait(
        outbox.write(session -> UnsettledTable.toCheck(session, account, claim.dueAt(), MAX)));
  }

  private LeaseState checked(JobClaim claim, UnsettledObject object, String event) {
    return wait(
        jobs.progress(
            claim,
            Instant.now(),
            (session, facts, job) -> UnsettledTable.checked(session, account, object, event)));
  }

  private Uni<LeaseState> settled(JobClaim claim, UnsettledObject object) {
    return jobs.progress(
        claim,
        Instant.now(),
        (session, facts, job) -> UnsettledTable.settled(session, account, object));
  }

  private Uni<LeaseState> progress(JobClaim claim) {
    return jobs.progress(
        claim, Instant.now(), (session, facts, job) -> Uni.createFrom().voidItem());
  }

  private void end(JobClaim claim, PassOutcome<DailyCounts> outcome) {
    wait(
        jobs.end(
            claim,
            (session, facts, job) ->
                daily.end(new JobType.PassEnd(session, facts, job, now), claim, outcome)));
  }

  private List<JobClaim> claims() {
    return wait(jobs.claim(daily, MANY, Instant.now())).stream()
        .map(JobLedger.Claimed::claim)
        .filter(claim -> claim.account().equals(account))
        .toList();
  }

  private void sql(String statement) {
    wait(outbox.write(session -> session.createNativeQuery(statement).executeUpdate()));
  }

  private static <T> T wait(Uni<T> work) {
    return work.await().atMost(TIMEOUT);
  }
}
