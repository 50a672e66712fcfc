package io.saletrail.runtime.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Opens the port of health and metrics, if one is configured, so that the port of callers does not
/// answer there.
@Singleton
class ManagementPort {
  /// Before everything else, also before the limits of bodies.
  private static final int PRIORITY = 2_000;

  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(75);

  private final Optional<Integer> port;
  private final Vertx vertx;
  private final ObjectMapper json;

  ManagementPort(
      @ConfigProperty(name = "saletrail.management.port") Optional<Integer> port,
      Vertx vertx,
      ObjectMapper json) {
    this.port = port;
    this.vertx = vertx;
    this.json = json;
  }

  void register(@Observes Filters filters) throws JsonProcessingException {
    if (port.isPresent()) {
      filters.register(new ManagementFilter(port.get(), json), PRIORITY);
    }
  }

  void open(@Observes StartupEvent started) {
    port.ifPresent(this::open);
  }

  private void open(int number) {
    var options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setIdleTimeout((int) IDLE_TIMEOUT.toSeconds())
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    vertx
        .createHttpServer(options)
        .requestHandler(request -> VertxHttpRecorder.getRootHandler().handle(request))
        .listen(number)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
