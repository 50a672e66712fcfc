package io.saletrail.sandbox.shop;

import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/// `/shop`: two products, each behind a payment link, on a page with the two snippets of the
/// console. The snippets are pasted into the page as a merchant would; a journey compares them with
/// the console's.
public final class Shop {

  /// The Stripe account that the shop sells from.
  public static final String ACCOUNT = "acct_demo";

  /// The Trackdesk tenant of its affiliates.
  public static final String TENANT = "demo-shop";

  private static final String PAGE = resource("shop.html");
  private static final String THANKS = resource("thanks.html");
  private static final String STYLE = resource("shop.css");

  private final StripeStandIn stripe;
  private final URI console;

  /// A shop that sells through this Stripe stand-in.
  ///
  /// @param console the address of settings-service, which serves the payment-link script
  public Shop(StripeStandIn stripe, URI console) {
    this.stripe = stripe;
    this.console = console;
  }

  public void mount(Router router) {
    router.get("/shop").handler(this::show);
    router.get("/shop/thanks").handler(context -> html(context, THANKS));
    router.get("/shop/shop.css").handler(context -> send(context, "text/css", STYLE));
  }

  private void show(RoutingContext context) {
    html(context, PAGE, Map.of("mug", link(mug()), "club", link(club())));
  }

  private Offer mug() {
    return Offer.oneOff("Blue mug", 2400, "eur").withCode("blue-mug").redirectingTo(thanks());
  }

  private Offer club() {
    return Offer.monthly("Coffee club", 1500, "eur")
        .withCode("coffee-club")
        .redirectingTo(thanks());
  }

  private String thanks() {
    return stripe.baseUri().resolve("/shop/thanks").toString();
  }

  /// Created on the first visit: a shop without visitors has no product at Stripe.
  private String link(Offer offer) {
    var link = stripe.account(ACCOUNT).paymentLink(offer);
    return stripe.baseUri().resolve("/buy/" + link.code()).toString();
  }

  private void html(RoutingContext context, String page) {
    html(context, page, Map.of());
  }

  private void html(RoutingContext context, String page, Map<String, String> links) {
    var filled =
        page.replace("{{trackingJsUrl}}", stripe.baseUri().resolve("/cdn/tracking.js").toString())
            .replace("{{tenantId}}", TENANT)
            .replace("{{consoleUrl}}", console.toString())
            .replace("{{paymentDomains}}", stripe.baseUri().getAuthority() + "/buy")
            .replace("{{account}}", ACCOUNT);
    for (var link : links.entrySet()) {
      filled = filled.replace("{{" + link.getKey() + "}}", link.getValue());
    }
    send(context, "text/html", filled);
  }

  private static void send(RoutingContext context, String contentType, String body) {
    context
        .response()
        .putHeader("content-type", contentType + "; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .end(body);
  }

  private static String resource(String name) {
    try (var stream = Shop.class.getResourceAsStream("/shop/" + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
