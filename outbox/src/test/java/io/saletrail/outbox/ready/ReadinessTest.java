package io.saletrail.outbox.ready;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.outbox.DatabaseState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/// What a probe says of a service that misses something.
class ReadinessTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private Instant now = START;
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  private final DatabaseState database = new DatabaseState(clock);
  private final Set<String> missing = new HashSet<>();
  private final ChannelsCheck channels = new ChannelsCheck(() -> Set.copyOf(missing), clock);

  @Test
  void aDatabaseThatAnswersIsReady() {
    database.migrated();

    assertThat(check(true).getStatus()).isEqualTo(Status.UP);
    assertThat(check(true).getData()).isEmpty();
  }

  @Test
  void oneSlowAnswerChangesNothing() {
    database.migrated();
    database.failed("TimeoutException");
    now = START.plusSeconds(10);

    assertThat(check(true).getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aSilentDatabaseIsNamedWithTheTimeOfItsLastAnswer() {
    database.migrated();
    now = START.plus(Duration.ofMinutes(3));
    database.failed("ConnectException");

    assertThat(check(true).getStatus()).isEqualTo(Status.DOWN);
    assertThat(check(true).getData())
        .contains(
            Map.of(
                "missing",
                "PostgreSQL does not answer",
                "since",
                START.toString(),
                "error",
                "ConnectException"));
  }

  /// The tables of the last version answer while this one's migration runs.
  @Test
  void aDatabaseThatAnswersBeforeItsMigrationHasEndedIsNotReady() {
    database.answered();

    assertThat(check(true).getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void aServiceThatServesWithoutItStaysReadyAndSaysSo() {
    now = START.plus(Duration.ofMinutes(3));

    assertThat(check(false).getStatus()).isEqualTo(Status.UP);
    assertThat(check(false).getData().orElseThrow())
        .containsEntry(
            "missing", "PostgreSQL has not answered since the start, or its schema is not migrated")
        .containsEntry("since", START.toString());
  }

  @Test
  void aTopicThatCannotBeReadIsNamedSinceItsFirstProbe() {
    missing.add("payments.activity.v1");
    channels.call();
    now = START.plusSeconds(90);
    missing.add("settings.merchants.v1");

    var response = channels.call();

    assertThat(response.getStatus()).isEqualTo(Status.DOWN);
    assertThat(response.getData().orElseThrow())
        .isEqualTo(
            Map.of(
                "payments.activity.v1",
                "cannot be read since 2026-11-22T12:00:00Z: no connection, or no such topic",
                "settings.merchants.v1",
                "cannot be read since 2026-11-22T12:01:30Z: no connection, or no such topic"));

    missing.clear();
    assertThat(channels.call().getStatus()).isEqualTo(Status.UP);
    assertThat(channels.call().getData()).isEmpty();
  }

  private HealthCheckResponse check(boolean required) {
    return new DatabaseCheck(database, required).call();
  }
}
