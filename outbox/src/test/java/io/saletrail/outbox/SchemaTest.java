package io.saletrail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class SchemaTest {
  /// No server listens on this port.
  private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/nowhere?connectTimeout=1";

  @Test
  void aServiceStartsWithoutItsDatabaseAndSaysSo() {
    var state = new DatabaseState(Clock.systemUTC());
    var flyway = Flyway.configure().dataSource(NOWHERE, "user", "password").load();
    var schema = new Schema(flyway, null, state);

    assertThatCode(() -> schema.start(new StartupEvent())).doesNotThrowAnyException();

    assertThat(state.silence()).isPresent();
    assertThat(state.silence().orElseThrow().sinceStart()).isTrue();
    assertThat(state.silence().orElseThrow().error()).isPresent();
    schema.stop(new ShutdownEvent());
  }
}
