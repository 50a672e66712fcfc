package io.saletrail.ingest.daily;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.daily.DailyLedger.LeaseState;
import io.saletrail.outbox.Outbox;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Leases and marks of two replicas; the scheduler is off. A pass checks at most two objects.
@QuarkusTest
@TestProfile(DailyLedgerTest.SchedulerDisabled.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class DailyLedgerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MANY = 1_000;

  public static final class SchedulerDisabled implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.scheduler.enabled", "false", "saletrail.daily.max-objects", "2");
    }
  }

  @Inject DailyLedger ledger;
  @Inject Outbox outbox;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @BeforeEach
  void dueSinceYesterday() {
    sql("insert into merchant values ('%s', true, 1)".formatted(account));
    sql(
        "insert into daily_pass (account, due_at) values ('%s', now() - interval '1 day')"
            .formatted(account));
  }

  @Test
  void aMerchantsFirstPassIsDueWithinTheDay() {
    sql("delete from daily_pass where account = '%s'".formatted(account));

    wait(ledger.schedule(now));

    assertThat(claims()).isEmpty();
    sql(
        "update daily_pass set due_at = due_at - interval '1 day' where account = '%s'"
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
    wait(ledger.checked(dead, wait(ledger.unsettled(dead)).getFirst(), "obs_1"));

    letLeaseRunOut();
    var successor = claims().getFirst();

    assertThat(wait(ledger.unsettled(successor))).extracting(UnsettledObject::object).containsExactly("du_2");
    assertThat(wait(ledger.progress(dead))).isEqualTo(LeaseState.LOST);
    assertThat(wait(ledger.progress(successor))).isEqualTo(LeaseState.HELD);
  }

  @Test
  void aReplicaWithoutTheLeaseCannotSettle() {
    unsettled("du_1");
    var dead = claims().getFirst();
    var unsettled = wait(ledger.unsettled(dead)).getFirst();
    letLeaseRunOut();
    var successor = claims().getFirst();

    assertThat(wait(ledger.settled(dead, unsettled))).isEqualTo(LeaseState.LOST);

    assertThat(wait(ledger.unsettled(successor))).containsExactly(unsettled);
  }

  @Test
  void aPassChecksUpToItsLimitAndTheNextTheRest() {
    unsettled("du_1", "du_2", "du_3");
    var today = claims().getFirst();
    for (var unsettled : wait(ledger.unsettled(today))) {
      wait(ledger.checked(today, unsettled, "obs_" + unsettled.object()));
    }
    assertThat(wait(ledger.unsettled(today))).isEmpty();
    wait(ledger.end(today, Optional.of(today.dueAt()), now));

    sql("update daily_pass set due_at = now() where account = '%s'".formatted(account));
    var tomorrow = claims().getFirst();

    assertThat(tomorrow.readUpTo()).hasValue(today.dueAt());
    assertThat(wait(ledger.unsettled(tomorrow)).getFirst().object()).isEqualTo("du_3");
  }

  @Test
  void anObjectThatNeverSettlesIsDeleted() {
    unsettled("du_old");
    makeTooOld();
    var claim = claims().getFirst();
    wait(ledger.checked(claim, wait(ledger.unsettled(claim)).getFirst(), "obs_1"));

    wait(ledger.end(claim, Optional.empty(), now));

    sql("update daily_pass set due_at = now() where account = '%s'".formatted(account));
    assertThat(wait(ledger.unsettled(claims().getFirst()))).isEmpty();
  }

  /// A merchant who reinstalls after months has more objects than one pass checks.
  @Test
  void anExpiredObjectIsCheckedOnceBeforeItIsDeleted() {
    unsettled("du_1", "du_2", "du_3");
    makeTooOld();
    var today = claims().getFirst();
    for (var unsettled : wait(ledger.unsettled(today))) {
      wait(ledger.checked(today, unsettled, "obs_" + unsettled.object()));
    }

    wait(ledger.end(today, Optional.of(today.dueAt()), now));

    sql("update daily_pass set due_at = now() where account = '%s'".formatted(account));
    assertThat(wait(ledger.unsettled(claims().getFirst())))
        .extracting(UnsettledObject::object)
        .containsExactly("du_3");
  }

  @Test
  void aDeferredPassStaysDue() {
    unsettled("du_1");
    var claim = claims().getFirst();
    wait(ledger.defer(claim, Duration.ofHours(1)));
    assertThat(claims()).isEmpty();

    letLeaseRunOut();

    assertThat(claims()).extracting(DailyClaim::dueAt).containsExactly(claim.dueAt());
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
        "update daily_pass set lease_until = now() - interval '1 second' where account = '%s'"
            .formatted(account));
  }

  private List<DailyClaim> claims() {
    return wait(ledger.claim(MANY)).stream()
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
