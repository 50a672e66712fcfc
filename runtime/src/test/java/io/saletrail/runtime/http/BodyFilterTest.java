package io.saletrail.runtime.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyFilterTest {
  private static final int TWO_UNKNOWN_BODIES = (int) (2 * BodyFilter.LARGEST);
  private static final String CHUNKED = "Transfer-Encoding: chunked";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Socket> sockets = new ArrayList<>();
  private Vertx vertx;
  private BodyFilter filter;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    start(Duration.ofMinutes(1));
  }

  private void start(Duration timeout) throws Exception {
    var budget = new ByteBudget(TWO_UNKNOWN_BODIES, TWO_UNKNOWN_BODIES);
    filter = new BodyFilter(vertx, meters, new ObjectMapper(), budget, timeout);
    var router = Router.router(vertx);
    router.route().handler(filter::filter).handler(BodyFilterTest::receive);
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  private static void receive(RoutingContext http) {
    http.request().body().onSuccess(body -> http.response().end("read " + body.length()));
  }

  @AfterEach
  void stop() throws Exception {
    for (var socket : sockets) {
      socket.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void unfinishedBodiesOfStrangersShareOneBudget() throws Exception {
    send("POST", CHUNKED, "1\r\na\r\n");
    send("POST", CHUNKED, "1\r\na\r\n");
    awaitFree(0);

    assertThat(answer(send("POST", CHUNKED, "1\r\na\r\n")))
        .startsWith("HTTP/1.1 503")
        .contains("application/problem+json", "retry-after: 10", "connection: close");
    assertThat(answer(send("POST", "Content-Length: 3", "abc"))).startsWith("HTTP/1.1 503");
    assertThat(answer(send("GET", "Accept: */*", ""))).startsWith("HTTP/1.1 200");
    assertThat(meters.counter("http.bodies.refused", "reason", "NO_ROOM").count()).isEqualTo(2);
  }

  @Test
  void aBodyGivesItsRoomBackWithItsResponse() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(answer(send("POST", CHUNKED, "3\r\nabc\r\n0\r\n\r\n"))).contains("read 3");
      assertThat(answer(send("POST", "Content-Length: 3", "abc"))).contains("read 3");
    }

    awaitFree(TWO_UNKNOWN_BODIES);
  }

  @Test
  void aCallerThatHangsUpGivesItsRoomBack() throws Exception {
    send("POST", "Content-Length: 1000", "abc").close();
    send("POST", CHUNKED, "1\r\na\r\n").close();

    awaitFree(TWO_UNKNOWN_BODIES);
  }

  @Test
  void aBodyThatDoesNotArriveEndsAfterAStatedTime() throws Exception {
    start(Duration.ofMillis(50));

    assertThat(answer(send("POST", "Content-Length: 1000", "abc")))
        .startsWith("HTTP/1.1 408")
        .contains("application/problem+json");
    awaitFree(TWO_UNKNOWN_BODIES);
    assertThat(meters.counter("http.bodies.refused", "reason", "TOO_SLOW").count()).isEqualTo(1);
  }

  /// Its route refuses it, so it takes no more room than the largest that a route accepts.
  @Test
  void aDeclaredLengthTakesNoMoreThanTheLargestBody() throws Exception {
    send("POST", "Content-Length: 99999999999", "a");

    awaitFree(BodyFilter.LARGEST);
  }

  private Socket send(String method, String header, String body) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    sockets.add(socket);
    socket.setSoTimeout(20_000);
    var head = "%s / HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(method, header);
    socket.getOutputStream().write((head + "\r\n" + body).getBytes(US_ASCII));
    return socket;
  }

  /// The first bytes of a response: its head and, as these are short, its body.
  private static String answer(Socket socket) throws IOException {
    var bytes = new byte[4_096];
    return new String(bytes, 0, socket.getInputStream().read(bytes), US_ASCII);
  }

  private void awaitFree(long bytes) throws InterruptedException {
    for (int tries = 0; filter.free() != bytes && tries < 1_000; tries++) {
      Thread.sleep(10);
    }
    assertThat(filter.free()).isEqualTo(bytes);
  }
}
