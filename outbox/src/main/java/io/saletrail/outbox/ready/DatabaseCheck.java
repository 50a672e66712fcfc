package io.saletrail.outbox.ready;

import io.saletrail.outbox.DatabaseState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Whether PostgreSQL answers; if not, since when.
@Readiness
@ApplicationScoped
class DatabaseCheck implements HealthCheck {
  private final DatabaseState database;
  private final boolean required;

  /// @param required whether requests can be served without it: where not, its silence is shown,
  ///   and the service stays ready
  DatabaseCheck(
      DatabaseState database,
      @ConfigProperty(name = "saletrail.readiness.database-required") boolean required) {
    this.database = database;
    this.required = required;
  }

  @Override
  public HealthCheckResponse call() {
    var silence = database.silence();
    var response = HealthCheckResponse.named("PostgreSQL").status(silence.isEmpty() || !required);
    silence.ifPresent(one -> explain(response, one));
    return response.build();
  }

  private static void explain(HealthCheckResponseBuilder response, DatabaseState.Silence silence) {
    response
        .withData(
            "missing",
            silence.sinceStart()
                ? "PostgreSQL has not answered since the start, or its schema is not migrated"
                : "PostgreSQL does not answer")
        .withData("since", silence.since().toString());
    silence.error().ifPresent(kind -> response.withData("error", kind));
  }
}
