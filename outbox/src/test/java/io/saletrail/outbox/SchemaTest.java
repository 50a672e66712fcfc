package io.saletrail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class SchemaTest {
  /// No server listens on this port.
  private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/nowhere?connectTimeout=1";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void aServiceStartsWithoutItsDatabaseAndSaysSo() {
    var state = new DatabaseState(Clock.systemUTC());
    var flyway = Flyway.configure().dataSource(NOWHERE, "user", "password").load();
    var schema = new Schema(flyway, null, state, LIMIT);

    assertThatCode(() -> schema.start(new StartupEvent())).doesNotThrowAnyException();

    assertThat(state.silence()).isPresent();
    assertThat(state.silence().orElseThrow().sinceStart()).isTrue();
    assertThat(state.silence().orElseThrow().error()).isPresent();
    schema.stop(new ShutdownEvent());
  }

  /// The startup probe killed a service whose migration took longer than two minutes, which rolled
  /// the migration back, for ever.
  @Test
  void aLongMigrationDoesNotHoldUpTheStart() {
    var state = new DatabaseState(Clock.systemUTC());
    var migration = new CountDownLatch(1);
    var schema = new Schema(() -> await(migration), null, state, Duration.ofMillis(1));

    assertThatCode(() -> schema.start(new StartupEvent())).doesNotThrowAnyException();
    state.answered();

    assertThat(state.silence().orElseThrow().sinceStart()).isTrue();
    schema.stop(new ShutdownEvent());
  }

  @Test
  void aRefusedMigrationEndsTheStart() {
    var state = new DatabaseState(Clock.systemUTC());
    Runnable refused =
        () -> {
          throw new FlywayException("no such column");
        };
    var schema = new Schema(refused, null, state, LIMIT);

    assertThatThrownBy(() -> schema.start(new StartupEvent()))
        .isInstanceOf(FlywayException.class)
        .hasMessage("no such column");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
