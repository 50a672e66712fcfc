package io.saletrail.settings.site.pagecheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pages from a server on this machine, which is allowed only in tests.
class PageFetchTest {
  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    vertx = Vertx.vertx();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aPageComesWithItsPolicies() {
    serve("/", "text/html", "<p>Hello");

    assertThat(fetch("/", true))
        .isEqualTo(new FetchResult.Page(address("/"), "<p>Hello", List.of("default-src 'self'")));
  }

  @Test
  void redirectsAreFollowedAndEnd() {
    serve("/", "text/html", "<p>Hello");
    redirect("/old", "/");
    redirect("/loop", "/loop");

    assertThat(fetch("/old", true)).isInstanceOf(FetchResult.Page.class);
    assertThat(fetch("/loop", true)).isEqualTo(FetchResult.not(FetchFailure.TOO_MANY_REDIRECTS));
  }

  @Test
  void aRedirectIntoAnotherSchemeIsNotFollowed() {
    redirect("/away", "file:///etc/passwd");

    assertThat(fetch("/away", true)).isEqualTo(FetchResult.not(FetchFailure.NOT_AN_ADDRESS));
  }

  @Test
  void otherResponsesAreNoPage() {
    serve("/file", "application/pdf", "%PDF");

    assertThat(fetch("/file", true)).isEqualTo(FetchResult.not(FetchFailure.NOT_A_PAGE));
    assertThat(fetch("/missing", true)).isEqualTo(FetchResult.not(FetchFailure.NOT_A_PAGE));
  }

  @Test
  void onlyTheStartOfAnEndlessPageIsRead() {
    serve("/long", "text/html", "x".repeat(3 << 20));

    assertThat(fetch("/long", true))
        .isInstanceOfSatisfying(
            FetchResult.Page.class, page -> assertThat(page.html()).hasSize(1 << 20));
  }

  @Test
  void aPrivateAddressIsNotCalled() {
    serve("/", "text/html", "secret");

    assertThat(fetch("/", false)).isEqualTo(FetchResult.not(FetchFailure.NOT_PUBLIC));
  }

  private FetchResult fetch(String path, boolean privateToo) {
    return new PageFetch(vertx, privateToo).fetch(PageAddress.read(address(path)).orElseThrow());
  }

  private String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private void serve(String path, String type, String body) {
    server.createContext(
        path,
        exchange -> {
          if (!exchange.getRequestURI().getPath().equals(path)) {
            answer(exchange, 404, "text/html", "none");
          } else {
            answer(exchange, 200, type, body);
          }
        });
  }

  private void redirect(String path, String to) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          answer(exchange, 302, "text/html", "over there");
        });
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException readerIsGone) {
      // The reader closed the connection at its limit.
    }
  }
}
