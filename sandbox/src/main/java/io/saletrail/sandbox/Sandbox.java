package io.saletrail.sandbox;

import io.saletrail.sandbox.http.Cleartext;
import io.saletrail.sandbox.mail.MailCatcher;
import io.saletrail.sandbox.shop.Shop;
import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.StripeStandInConfig;
import io.saletrail.sandbox.trackdesk.TrackdeskStandIn;
import io.saletrail.sandbox.trackdesk.TrackdeskStandInConfig;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.concurrent.CompletionException;

/// Stand-ins for Stripe and Trackdesk, a shop, and the page of a mail catcher, on one port. The
/// mail catcher receives on a port of its own.
public final class Sandbox implements AutoCloseable {

  private final Vertx vertx;
  private final StripeStandIn stripe;
  private final TrackdeskStandIn trackdesk;
  private final MailCatcher mail = new MailCatcher();

  private Sandbox(Vertx vertx, StripeStandIn stripe, TrackdeskStandIn trackdesk) {
    this.vertx = vertx;
    this.stripe = stripe;
    this.trackdesk = trackdesk;
  }

  /// Starts serving and returns once the port is bound.
  ///
  /// @param host the interface to listen on
  /// @param mailPort the port on which the mail catcher receives SMTP
  /// @param console the address of settings-service for browsers
  public static Sandbox start(
      String host,
      int port,
      int mailPort,
      StripeStandInConfig stripe,
      TrackdeskStandInConfig trackdesk,
      URI console) {
    Vertx vertx = Vertx.vertx();
    Sandbox sandbox =
        new Sandbox(vertx, new StripeStandIn(stripe), new TrackdeskStandIn(trackdesk));
    Router router = Router.router(vertx);
    sandbox.stripe.mount(router);
    sandbox.trackdesk.mount(router);
    // As at Stripe, the shop's account is older than its first visitor: once the merchant connects,
    // it is polled.
    sandbox.stripe.account(Shop.ACCOUNT);
    new Shop(sandbox.stripe, console).mount(router);
    sandbox.mail.mount(router);
    new FrontPage(console).mount(router);
    try {
      vertx
          .createHttpServer(Cleartext.HTTP_1)
          .requestHandler(router)
          .listen(port, host)
          .compose(listening -> sandbox.mail.listen(vertx, host, mailPort))
          .toCompletionStage()
          .toCompletableFuture()
          .join();
      return sandbox;
    } catch (CompletionException e) {
      sandbox.close();
      throw new IllegalStateException(
          "The sandbox cannot listen on ports %d and %d".formatted(port, mailPort), e);
    }
  }

  public StripeStandIn stripe() {
    return stripe;
  }

  public TrackdeskStandIn trackdesk() {
    return trackdesk;
  }

  public MailCatcher mail() {
    return mail;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    stripe.close();
    trackdesk.close();
  }
}
