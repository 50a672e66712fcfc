package io.saletrail.runtime;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The variables that a service requires, named in `saletrail.required-environment`. A service that
/// lacks one does not start; one sentence names all that are missing.
record RequiredEnvironment(String service, List<String> missing) {

  static RequiredEnvironment of(Config config) {
    return new RequiredEnvironment(
        config.getValue("quarkus.application.name", String.class),
        config.getValues("saletrail.required-environment", String.class).stream()
            .filter(name -> isMissing(config, name))
            .toList());
  }

  /// Why the service cannot start; empty if it can.
  Optional<String> error() {
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(service + " cannot start without " + String.join(", ", missing) + ".");
  }

  private static boolean isMissing(Config config, String name) {
    return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank()).isEmpty();
  }
}
