package io.saletrail.runtime.management;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementFilterTest {
  private Vertx vertx;
  private HttpServer callers;
  private HttpServer management;

  @BeforeEach
  void listen() throws Exception {
    vertx = Vertx.vertx();
    var router = Router.router(vertx);
    callers = listen(router);
    management = listen(router);
    router.route().handler(new ManagementFilter(management.actualPort(), new ObjectMapper()));
    router.route("/q/metrics").handler(http -> http.response().end("metrics"));
    router.route("/api").handler(http -> http.response().end("api"));
  }

  private HttpServer listen(Router router) throws Exception {
    return vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(0)
        .toCompletionStage()
        .toCompletableFuture()
        .get();
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q/metrics",
        "//q/metrics",
        "/./q/metrics",
        "/x/../q/metrics",
        "/%71/metrics",
        "/q//metrics",
        "/q/metrics/",
        "/q/metrics?x"
      })
  void noSpellingReachesMetricsOnThePortOfCallers(String path) throws IOException {
    assertThat(get(callers, path)).startsWith("HTTP/1.1 404").doesNotContain("\r\n\r\nmetrics");
  }

  @Test
  void eachPortServesItsOwn() throws IOException {
    assertThat(get(management, "/q/metrics")).endsWith("metrics");
    assertThat(get(callers, "/api")).endsWith("api");
    assertThat(get(management, "/api"))
        .startsWith("HTTP/1.1 404")
        .contains("application/problem+json");
  }

  private static String get(HttpServer server, String path) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.formatted(path).getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
