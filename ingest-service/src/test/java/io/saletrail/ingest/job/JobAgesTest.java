package io.saletrail.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class JobAgesTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Inject Outbox outbox;
  @Inject JobAges ages;
  @Inject MeterRegistry meters;

  @AfterEach
  void remove() {
    update("delete from job where key = 'late'");
  }

  /// A counter that appears with its first value shows no increase, so no alert rings.
  @ParameterizedTest
  @CsvSource({
    "stripe.lookups, session_found",
    "stripe.lookups, given_up",
    "stripe.backfills, refused",
    "stripe.daily.passes, unavailable",
    "stripe.polls, complete"
  })
  void theCountersOfJobsExistFromTheStart(String name, String outcome) {
    assertThat(meters.find(name).tag("outcome", outcome).counter()).isNotNull();
  }

  /// Its lease keeps it from every replica, as if none ran jobs.
  @Test
  void aJobThatNoReplicaRunsGrowsOld() {
    update(
        """
        insert into job (job, kind, key, due_at, lease_id, lease_until)
        values ('BACKFILL/late', 'BACKFILL', 'late', now() - interval '3 hours', 'another',
                now() + interval '1 hour')
        """);

    ages.measure().await().atMost(TIMEOUT);

    var now = Instant.now();
    assertThat(ages.seconds(JobKind.BACKFILL, now)).isGreaterThan(10_000);
    assertThat(ages.seconds(JobKind.BACKFILL, now.plusSeconds(60))).isGreaterThan(10_060);
    assertThat(ages.seconds(JobKind.REPLAY, now)).isZero();
  }

  private void update(String sql) {
    outbox.await(outbox.write(session -> Rows.update(session, sql).run()));
  }
}
