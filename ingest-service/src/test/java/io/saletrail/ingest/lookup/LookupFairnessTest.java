package io.saletrail.ingest.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.ingest.SchedulerDisabled;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.job.JobLedger;
import io.saletrail.outbox.Outbox;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which look-ups are picked; the scheduler is off.
@QuarkusTest
@TestProfile(SchedulerDisabled.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class LookupFairnessTest {
  /// As many as a batch of the feed has.
  private static final int BATCH = 500;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int SLOTS = 4;
  private static final int FLOOD = 20_000;
  private static final int SHARE = 500;

  @Inject LookupJobs lookups;
  @Inject JobLedger jobs;
  @Inject Outbox outbox;

  private final String busy = "acct_busy" + UUID.randomUUID().toString().replace("-", "");
  private final String quiet = "acct_quiet" + UUID.randomUUID().toString().replace("-", "");

  @BeforeEach
  void clear() {
    sql("delete from job where kind = 'LOOKUP'");
  }

  @Test
  void aMerchantWithTwentyThousandLookupsDelaysNobody() {
    request(busy, FLOOD);
    request(quiet, 1);

    assertThat(picked()).contains(quiet).contains(busy).hasSize(SLOTS);
  }

  @Test
  void aMerchantWhoseHourIsUsedWaitsAndOthersGoOn() {
    request(busy, SHARE);
    sql(
        "update job set state = 'ENDED', outcome = 'NO_SESSION', ended_at = now()"
            + " where kind = 'LOOKUP'");
    request(busy, SLOTS);
    request(quiet, 1);

    assertThat(picked()).containsExactly(quiet);
  }

  @Test
  void aMerchantAloneUsesEverySlot() {
    request(busy, SLOTS + 1);

    assertThat(picked()).hasSize(SLOTS).containsOnly(busy);
    assertThat(picked()).containsExactly(busy);
  }

  private void request(String account, int many) {
    for (var entered = 0; entered < many; entered += BATCH) {
      var requests =
          Stream.generate(() -> request(account)).limit(Math.min(BATCH, many - entered)).toList();
      wait(lookups.enter(requests));
    }
  }

  private static LookupRequested request(String account) {
    return new LookupRequested(
        UUID.randomUUID().toString(), account, "pi_none", true, Instant.now());
  }

  private List<String> picked() {
    return wait(jobs.claim(lookups, SLOTS, Instant.now())).stream()
        .map(claimed -> claimed.job().account())
        .toList();
  }

  private void sql(String statement) {
    wait(outbox.write(session -> session.createNativeQuery(statement).executeUpdate()));
  }

  private static <T> T wait(Uni<T> work) {
    return work.await().atMost(TIMEOUT);
  }
}
