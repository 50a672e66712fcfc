package io.saletrail.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/// The first thing that runs in each service. An observer of Quarkus's start would come too late:
/// Flyway and Hibernate start before it, and say in a stack trace what they lack.
@QuarkusMain
public final class ServiceProgram {
  private static final int CANNOT_START = 1;

  // A bean of Quarkus's, which calls it: private would be noted at each build.
  ServiceProgram() {}

  public static void main(String... arguments) {
    complaint()
        .ifPresentOrElse(
            sentence -> {
              System.err.println(sentence);
              System.exit(CANNOT_START);
            },
            () -> Quarkus.run(arguments));
  }

  private static Optional<String> complaint() {
    try {
      return RequiredEnvironment.of(ConfigProvider.getConfig()).complaint();
    } catch (MalformedDatabaseUrl e) {
      return Optional.of(MalformedDatabaseUrl.SENTENCE);
    }
  }
}
