package io.saletrail.sandbox.stripe.pages;

import io.saletrail.sandbox.stripe.actions.StandInAccounts;
import io.saletrail.sandbox.stripe.shapes.Site;
import io.saletrail.sandbox.stripe.webhooks.WebhookSender;
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

  private final StandInAccounts accounts;
  private final WebhookSender webhooks;
  private final Site site;

  public PageRoutes(StandInAccounts accounts, WebhookSender webhooks, Site site) {
    this.accounts = accounts;
    this.webhooks = webhooks;
    this.site = site;
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
    new CheckoutPages(accounts).mount(router);
    new Dashboard(accounts, webhooks, site).mount(router);
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
