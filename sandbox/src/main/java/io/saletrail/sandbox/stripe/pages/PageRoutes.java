package io.saletrail.sandbox.stripe.pages;

import io.saletrail.sandbox.stripe.StripeStandIn;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// All pages of the stand-in and their style.
public final class PageRoutes {

  private static final long BODY_LIMIT = 16 * 1024;
  private static final String STYLE = style();

  private final StripeStandIn stripe;

  public PageRoutes(StripeStandIn stripe) {
    this.stripe = stripe;
  }

  public void mount(Router router) {
    var bodies = BodyHandler.create(false).setBodyLimit(BODY_LIMIT);
    router.post("/buy/*").handler(bodies);
    router.post("/stripe/dashboard/*").handler(bodies);
    router
        .get("/stripe/stand-in.css")
        .handler(
            context ->
                context.response().putHeader("Content-Type", "text/css; charset=utf-8").end(STYLE));
    new CheckoutPages(stripe).mount(router);
    new Dashboard(stripe).mount(router);
  }

  private static String style() {
    try (var in = PageRoutes.class.getResourceAsStream("stand-in.css")) {
      return new String(
          Objects.requireNonNull(in, "stand-in.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
