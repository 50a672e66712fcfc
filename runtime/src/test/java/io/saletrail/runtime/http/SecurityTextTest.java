package io.saletrail.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecurityTextTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  @Test
  void itNamesTheContactsAndWhenTheyMayBeOutdated() {
    var text =
        new SecurityText(
            Optional.of(List.of("mailto:security@example.com", "https://example.com/report")),
            Optional.of("https://example.com/policy"),
            NOON);

    assertThat(text.text())
        .isEqualTo(
            """
            Contact: mailto:security@example.com
            Contact: https://example.com/report
            Expires: 2027-02-18T00:00:00Z
            Policy: https://example.com/policy
            Preferred-Languages: en
            """);
  }

  @Test
  void aContactIsAUri() {
    assertThatThrownBy(() -> contact("security@example.com"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> contact("http://example.com"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itIsAbsentUnlessAContactIsSet() throws Exception {
    assertThat(get(new SecurityText(Optional.empty(), Optional.empty(), NOON)).statusCode())
        .isEqualTo(404);

    var answer = get(contact("mailto:security@example.com"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(answer.body()).startsWith("Contact: mailto:security@example.com\n");
  }

  private static SecurityText contact(String contact) {
    return new SecurityText(Optional.of(List.of(contact)), Optional.empty(), NOON);
  }

  private static HttpResponse<String> get(SecurityText text) throws Exception {
    var vertx = Vertx.vertx();
    try (var client = HttpClient.newHttpClient()) {
      var router = Router.router(vertx);
      text.register(router);
      var server =
          vertx
              .createHttpServer()
              .requestHandler(router)
              .listen(0)
              .toCompletionStage()
              .toCompletableFuture()
              .get();
      var url = URI.create("http://localhost:" + server.actualPort() + SecurityText.PATH);
      return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get();
    }
  }
}
