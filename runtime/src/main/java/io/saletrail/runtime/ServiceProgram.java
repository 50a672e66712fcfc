package io.saletrail.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/// The `main` of every service. It checks the environment before Quarkus starts: Flyway and
/// Hibernate would report a missing variable as a stack trace.
@QuarkusMain
public final class ServiceProgram {
  private static final int CANNOT_START = 1;

  // Quarkus makes a bean of the class; a private constructor would print a warning at each build.
  ServiceProgram() {}

  public static void main(String... arguments) {
    error()
        .ifPresentOrElse(
            sentence -> {
              System.err.println(sentence);
              System.exit(CANNOT_START);
            },
            () -> Quarkus.run(arguments));
  }

  private static Optional<String> error() {
    try {
      var config = ConfigProvider.getConfig();
      return RequiredEnvironment.of(config).error().or(() -> GuessableSecrets.of(config).error());
    } catch (MalformedDatabaseUrl e) {
      return Optional.of(MalformedDatabaseUrl.SENTENCE);
    }
  }
}
