package io.saletrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each test starts the program in its own JVM and checks how it ends.
class ServiceProgramTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @Test
  void aMissingDatabaseUrlIsOneSentenceAndNoStackTrace() {
    var ended = start(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"));

    assertThat(ended)
        .isEqualTo(new Ended(1, List.of("ingest-service cannot start without DATABASE_URL.")));
  }

  @Test
  void allMissingVariablesAreNamedTogether() {
    var ended = start(Map.of("DATABASE_URL", " "));

    assertThat(ended)
        .isEqualTo(
            new Ended(
                1,
                List.of(
                    "ingest-service cannot start without"
                        + " DATABASE_URL, KAFKA_BOOTSTRAP_SERVERS.")));
  }

  @Test
  void aMalformedDatabaseUrlIsOneSentenceThatDoesNotRepeatIt() {
    var ended = start(Map.of("DATABASE_URL", "mysql://anna:secret@db/ingest"));

    assertThat(ended)
        .isEqualTo(
            new Ended(
                1,
                List.of(
                    "DATABASE_URL must look like"
                        + " postgresql://user:password@host:5432/database.")));
  }

  @Test
  void weakAndPublishedSecretsAreOneSentenceInEveryService() {
    var ended =
        start(
            Map.of(
                "DATABASE_URL",
                "postgresql://anna:secret@db/ingest",
                "KAFKA_BOOTSTRAP_SERVERS",
                "kafka:9092",
                "OPERATOR_TOKEN",
                "short",
                "SECRETS_KEY",
                "c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE="));

    assertThat(ended)
        .isEqualTo(
            new Ended(
                1,
                List.of(
                    "ingest-service does not start: OPERATOR_TOKEN needs at least 20 characters"
                        + " (openssl rand -hex 24); SECRETS_KEY is the published one of the"
                        + " sandbox.")));
  }

  private record Ended(int status, List<String> output) {}

  private static Ended start(Map<String, String> environment) {
    var program =
        new ProcessBuilder(
                JAVA.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dquarkus.application.name=ingest-service",
                // Quarkus sets this when it starts a packaged service.
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                ServiceProgram.class.getName())
            .redirectErrorStream(true);
    program.environment().clear();
    program.environment().putAll(environment);
    try {
      var process = program.start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), output.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a service ends", e);
    }
  }
}
