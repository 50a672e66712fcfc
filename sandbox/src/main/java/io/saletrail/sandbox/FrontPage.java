package io.saletrail.sandbox;

import io.saletrail.sandbox.shop.Shop;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// `/`: links to everything in the sandbox.
final class FrontPage {

  private final String page;

  /// @param console the address of settings-service
  FrontPage(URI console) {
    this.page =
        template()
            .replace("{{consoleUrl}}", console.toString())
            .replace("{{tenantId}}", Shop.TENANT)
            .replace("{{account}}", Shop.ACCOUNT);
  }

  void mount(Router router) {
    router
        .get("/")
        .handler(
            context ->
                context.response().putHeader("content-type", "text/html; charset=utf-8").end(page));
  }

  private static String template() {
    try (var stream = FrontPage.class.getResourceAsStream("/front/front.html")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
