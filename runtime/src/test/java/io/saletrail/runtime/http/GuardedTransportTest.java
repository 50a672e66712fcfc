package io.saletrail.runtime.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server of Vert.x with three connections, two of them for one address.
class GuardedTransportTest {
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String HALF = "GET / HTTP/1.1\r\nHost: local";
  private static final String STRANGER = "127.0.0.2";
  private static final String STRIPE = "127.0.0.3";

  private final List<Socket> sockets = new ArrayList<>();
  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    configure("PT1M");
    listen(request -> request.response().end("served"));
  }

  private static void configure(String headTimeout) {
    Map.of("connections", "3", "connections-per-address", "2", "head-timeout", headTimeout)
        .forEach((name, value) -> System.setProperty("saletrail.http." + name, value));
  }

  private void listen(Handler<HttpServerRequest> handler) {
    server =
        vertx
            // As in the services.
            .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
            .requestHandler(handler)
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterEach
  void stop() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
    System.getProperties().keySet().removeIf(name -> name.toString().startsWith("saletrail.http."));
  }

  @Test
  void aHeadThatNeverEndsIsClosed() throws IOException {
    configure("PT0.05S");
    listen(request -> request.response().end("served"));

    var dripping = send(STRANGER, HALF);
    var second = send(STRANGER, REQUEST);
    assertThat(response(second)).contains("served");
    second.getOutputStream().write(HALF.getBytes(US_ASCII));

    assertThat(response(dripping)).isEmpty();
    assertThat(response(second)).isEmpty();
  }

  @Test
  void manyUnfinishedHeadsOfAStrangerCloseEachOtherAlone() throws IOException {
    var stripe = send(STRIPE, HALF);
    var first = send(STRANGER, HALF);
    send(STRANGER, HALF);
    send(STRANGER, HALF);

    assertThat(response(first)).isEmpty();
    stripe.getOutputStream().write("host\r\n\r\n".getBytes(US_ASCII));
    assertThat(response(stripe)).contains("served");
    assertThat(response(send(STRANGER, REQUEST))).contains("served");
  }

  @Test
  void idleConnectionsGiveWayAndRequestsInFlightDoNot() throws IOException {
    var answer = new CompletableFuture<Void>();
    var requests = new Semaphore(0);
    listen(
        request -> {
          requests.release();
          answer.thenRun(() -> request.response().end("late"));
        });
    var first = send(STRANGER, REQUEST);
    var second = send(STRANGER, REQUEST);
    requests.acquireUninterruptibly(2);

    assertThat(response(send(STRANGER, REQUEST))).isEmpty();
    answer.complete(null);
    assertThat(response(first)).contains("late");
    assertThat(response(second)).contains("late");

    assertThat(response(send(STRANGER, REQUEST))).contains("late");
    assertThat(response(send(STRANGER, REQUEST))).contains("late");
    assertThat(response(first)).isEmpty();
    assertThat(response(second)).isEmpty();
  }

  private Socket send(String from, String text) throws IOException {
    var socket = new Socket();
    sockets.add(socket);
    socket.setSoTimeout(20_000);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.actualPort()));
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    return socket;
  }

  /// Empty if the server closes the connection.
  private static String response(Socket socket) throws IOException {
    try {
      var bytes = new byte[4_096];
      var read = socket.getInputStream().read(bytes);
      return read < 0 ? "" : new String(bytes, 0, read, US_ASCII);
    } catch (SocketException reset) {
      return "";
    }
  }
}
