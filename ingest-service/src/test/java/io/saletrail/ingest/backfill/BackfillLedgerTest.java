package io.saletrail.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.ingest.SchedulerDisabled;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.job.JobLedger;
import io.saletrail.ingest.job.JobType;
import io.saletrail.ingest.job.LeaseState;
import io.saletrail.ingest.job.PassOutcome;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Leases and cursors of two replicas; the scheduler is off.
@QuarkusTest
@TestProfile(SchedulerDisabled.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class BackfillLedgerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MANY = 100;
  private static final BackfillCounts NONE = new BackfillCounts(0, 0);
  private static final BackfillCounts SOME = new BackfillCounts(4, 3);
  private static final BackfillCursor NEXT =
      new BackfillCursor(BackfillList.INVOICES, Optional.of("in_4"));
  private static final Instant NOW = Instant.now();

  @Inject BackfillLedger ledger;
  @Inject BackfillJobs backfills;
  @Inject JobLedger jobs;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");

  @Test
  void anotherReplicaResumesAfterTheLastPageAndTheDeadOneCannotWrite() {
    request();
    var dead = claim();
    wait(ledger.progress(dead, page(Optional.of(NEXT)), NOW));

    var alive = claim();

    assertThat(alive.cursor()).isEqualTo(NEXT);
    assertThat(alive.counts()).isEqualTo(SOME);
    assertThat(wait(ledger.fullyRead(alive, Set.of("pi_1", "pi_2")))).containsExactly("pi_1");
    assertThat(wait(ledger.progress(dead, page(Optional.of(NEXT)), NOW)))
        .isEqualTo(LeaseState.LOST);
    assertThat(complete(dead)).isEqualTo(LeaseState.LOST);
    assertThat(complete(alive)).isEqualTo(LeaseState.HELD);
    assertThat(claims()).isEmpty();
  }

  @Test
  void theLastPageIsReadAgainAndCountedOnceWhenItsReplicaDiedBeforeTheEnd() {
    request();
    var dead = claim();
    wait(ledger.progress(dead, page(Optional.empty()), NOW));

    var alive = claim();

    assertThat(alive.cursor()).isEqualTo(BackfillCursor.first());
    assertThat(alive.counts()).isEqualTo(NONE);
  }

  @Test
  void aPausedBackfillIsNotRead() {
    var backfill = request();
    var reading = claim();

    control(backfill, 1, Command.PAUSED);

    assertThat(wait(ledger.progress(reading, page(Optional.of(NEXT)), NOW)))
        .isEqualTo(LeaseState.LOST);
    assertThat(claims()).isEmpty();
    control(backfill, 2, Command.RESUMED);
    assertThat(claim().cursor()).isEqualTo(BackfillCursor.first());
  }

  @Test
  void aRepeatedPauseAfterResumeChangesNothing() {
    var backfill = request();
    control(backfill, 1, Command.PAUSED);
    control(backfill, 2, Command.RESUMED);

    control(backfill, 1, Command.PAUSED);

    assertThat(claims()).hasSize(1);
  }

  @Test
  void aCancelledBackfillStaysCancelled() {
    var backfill = request();
    control(backfill, 1, Command.CANCELLED);

    control(backfill, 2, Command.RESUMED);

    assertThat(claims()).isEmpty();
  }

  @Test
  void aMerchantsBackfillsAreReadOneAfterTheOther() {
    var first = request();
    request();

    assertThat(claims()).extracting(BackfillClaim::backfill).containsExactly(first);
  }

  private String request() {
    var id = UUID.randomUUID().toString();
    wait(
        ledger.enter(
            new BackfillRequested(
                id, account, NOW.minus(Duration.ofDays(9)), NOW, true, NOW, Optional.empty())));
    return id;
  }

  private void control(String backfill, int sequence, Command command) {
    wait(ledger.control(new BackfillControlled(backfill, account, sequence, command, NOW)));
  }

  /// A lease of no length expires with the next tick of the database's clock.
  private BackfillClaim claim() {
    return Awaitility.await()
        .atMost(TIMEOUT)
        .until(this::claims, claims -> claims.size() == 1)
        .getFirst();
  }

  private List<BackfillClaim> claims() {
    return wait(jobs.claim(backfills, MANY, Instant.now())).stream()
        .map(JobLedger.Claimed::claim)
        .filter(claim -> claim.account().equals(account))
        .toList();
  }

  private LeaseState complete(BackfillClaim claim) {
    var outcome = new PassOutcome.Complete<>(SOME);
    return wait(
        jobs.end(
            claim.job(),
            (session, facts, job) ->
                backfills.end(new JobType.PassEnd(session, facts, job, NOW), claim, outcome)));
  }

  private static PageRead page(Optional<BackfillCursor> next) {
    return new PageRead(BackfillCursor.first(), next, NONE, SOME, Set.of("pi_1"));
  }

  private static <T> T wait(Uni<T> work) {
    return work.await().atMost(TIMEOUT);
  }
}
