package io.saletrail.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.sandbox.infrastructure.FreePort;
import io.saletrail.sandbox.stripe.StripeStandInConfig;
import io.saletrail.sandbox.trackdesk.TrackdeskStandInConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

  private static final int PORT = FreePort.find();
  private static final int MAIL_PORT = FreePort.find();
  private static final URI BASE = URI.create("http://localhost:" + PORT);
  private static final URI CONSOLE = URI.create("http://console.example");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox =
        Sandbox.start(
            "localhost",
            PORT,
            MAIL_PORT,
            StripeStandInConfig.forTests().reachedAt(BASE),
            TrackdeskStandInConfig.defaults(),
            CONSOLE);
  }

  @AfterAll
  static void close() {
    sandbox.close();
    HTTP.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/shop",
        "/shop/thanks",
        "/shop/shop.css",
        "/stripe/dashboard",
        "/trackdesk/demo-shop",
        "/trackdesk/demo-shop/data.json",
        "/cdn/tracking.js",
        "/mail"
      })
  void everyPageIsServedAndFilledIn(String path) throws Exception {
    assertThat(page(path)).isNotBlank().doesNotContain("{{");
  }

  @Test
  void theShopsProductsCanBePaid() throws Exception {
    assertThat(page("/shop")).contains(BASE + "/buy/blue-mug", BASE + "/buy/coffee-club");

    assertThat(page("/buy/blue-mug")).contains("24.00 EUR");
    assertThat(page("/buy/coffee-club")).contains("15.00 EUR");
  }

  @Test
  void theShopLoadsItsScriptFromTheConsole() throws Exception {
    assertThat(page("/shop"))
        .contains(
            "<script async src=\"%s/snippets/v1/payment-link.js\" data-payment-domains=\"localhost:%d/buy\">"
                .formatted(CONSOLE, PORT));
  }

  private static String page(String path) throws IOException, InterruptedException {
    var response =
        HTTP.send(HttpRequest.newBuilder(BASE.resolve(path)).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
