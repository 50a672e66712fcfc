package io.saletrail.sandbox.stripe;

import io.saletrail.sandbox.http.Cleartext;
import io.saletrail.sandbox.stripe.actions.EventEmitter;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFaultPlan;
import io.saletrail.sandbox.stripe.api.ApiRoutes;
import io.saletrail.sandbox.stripe.control.ControlRoutes;
import io.saletrail.sandbox.stripe.ledger.AccountTerms;
import io.saletrail.sandbox.stripe.ledger.Ids;
import io.saletrail.sandbox.stripe.ledger.JsonLinesFile;
import io.saletrail.sandbox.stripe.ledger.StandInClock;
import io.saletrail.sandbox.stripe.ledger.StandInState;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.pages.PageRoutes;
import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import io.saletrail.sandbox.stripe.shapes.Site;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import io.saletrail.sandbox.stripe.webhooks.WebhookSender;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// The door of the Stripe stand-in.
///
/// A test starts it on a port of its own ([#start]); the sandbox puts it beside others
/// ([#StripeStandIn(StripeStandInConfig)] and [#mount]). What happens at Stripe is done through
/// [#account], what goes wrong through [#webhooks] and [#api].
public final class StripeStandIn implements AutoCloseable {

  private final StripeStandInConfig config;
  private final Vertx vertx = Vertx.vertx();
  private final StandInClock clock = new StandInClock();
  private final Site site;
  private final StandInState ledger;
  private final WebhookSender webhooks;
  private final ApiFaultPlan api = new ApiFaultPlan();
  private final EventEmitter announcer;
  private final AtomicBoolean closed = new AtomicBoolean();

  public StripeStandIn(StripeStandInConfig config) {
    this.config = config;
    this.site = new Site(config.baseUri());
    this.ledger =
        new StandInState(
            config.memory().folder().map(JsonLinesFile::in).orElseGet(JsonLinesFile::none),
            clock,
            config.memory().events());
    this.webhooks =
        new WebhookSender(
            vertx,
            config.sending().retries(),
            config.sending().timeout(),
            config.sending().width(),
            config.memory().deliveries());
    config.endpoints().forEach(webhooks::register);
    this.announcer = new EventEmitter(clock, site, webhooks, Ids.random());
    if (ledger.book(config.ownAccount()).isEmpty()) {
      ledger.open(new AccountTerms(config.ownAccount(), "Platform", true, true, ApiVersion.DAHLIA));
    }
  }

  /// Serves alone on this port, or on any free one if it is 0.
  public static StripeStandIn start(int port, StripeStandInConfig config) {
    var standIn = new StripeStandIn(config);
    var router = Router.router(standIn.vertx);
    standIn.mount(router);
    var server =
        standIn
            .vertx
            .createHttpServer(Cleartext.HTTP_1)
            .requestHandler(router)
            .listen(port)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    standIn.site.movedTo(URI.create("http://localhost:" + server.actualPort()));
    return standIn;
  }

  /// Adds `/v1/*`, `/buy/*` and `/stripe/*`.
  public void mount(Router router) {
    new ApiRoutes(ledger, announcer, site, api).mount(router, config.apiKey(), config.ownAccount());
    new ControlRoutes(this).mount(router);
    new PageRoutes(this).mount(router);
  }

  /// What `STRIPE_API_BASE` has to be.
  public URI baseUri() {
    return site.base();
  }

  public String apiKey() {
    return config.apiKey();
  }

  /// The account of this id, opened (connected, live, newest version) if need be.
  public StandInAccount account(String id) {
    var book =
        ledger.locked(
            () -> ledger.book(id).orElseGet(() -> ledger.open(AccountTerms.connected(id))));
    return new StandInAccount(ledger, book, announcer);
  }

  /// Opens the account on these terms, or changes them.
  public StandInAccount account(AccountTerms terms) {
    return new StandInAccount(ledger, ledger.open(terms), announcer);
  }

  public StandInAccount ownAccount() {
    return account(config.ownAccount());
  }

  public List<StandInAccount> accounts() {
    return ledger.books().stream()
        .map(book -> new StandInAccount(ledger, book, announcer))
        .toList();
  }

  /// The link behind `/buy/{code}`.
  public Optional<PaymentLink> paymentLink(String code) {
    return ledger.link(code);
  }

  public void register(Endpoint endpoint) {
    webhooks.register(endpoint);
  }

  /// The webhooks: what became of them, and how they shall go wrong.
  public WebhookSender webhooks() {
    return webhooks;
  }

  /// How the API shall go wrong.
  public ApiFaultPlan api() {
    return api;
  }

  /// What time it is at Stripe.
  public StandInClock clock() {
    return clock;
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    webhooks.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    ledger.close();
  }
}
