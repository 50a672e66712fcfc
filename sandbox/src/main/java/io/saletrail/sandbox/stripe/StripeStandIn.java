package io.saletrail.sandbox.stripe;

import io.saletrail.sandbox.http.Cleartext;
import io.saletrail.sandbox.stripe.actions.EventEmitter;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.actions.StandInAccounts;
import io.saletrail.sandbox.stripe.api.ApiFaults;
import io.saletrail.sandbox.stripe.api.ApiRoutes;
import io.saletrail.sandbox.stripe.control.ControlRoutes;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.pages.PageRoutes;
import io.saletrail.sandbox.stripe.shapes.Site;
import io.saletrail.sandbox.stripe.state.AccountTerms;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import io.saletrail.sandbox.stripe.state.Ids;
import io.saletrail.sandbox.stripe.state.ObjectFile;
import io.saletrail.sandbox.stripe.state.StandInClock;
import io.saletrail.sandbox.stripe.state.StandInState;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import io.saletrail.sandbox.stripe.webhooks.WebhookSender;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Entry point of the Stripe stand-in.
///
/// A test starts it on its own port ([#start]); the sandbox mounts it beside others
/// ([#StripeStandIn(StripeStandInConfig)] and [#mount]). Actions at Stripe go through [#account],
/// faults through [#webhooks] and [#api].
public final class StripeStandIn implements AutoCloseable {

  private final StripeStandInConfig config;
  private final Vertx vertx = Vertx.vertx();
  private final StandInClock clock = new StandInClock();
  private final Site site;
  private final StandInState state;
  private final WebhookSender webhooks;
  private final ApiFaults api = new ApiFaults();
  private final EventEmitter emitter;
  private final StandInAccounts accounts;
  private final AtomicBoolean closed = new AtomicBoolean();

  public StripeStandIn(StripeStandInConfig config) {
    this.config = config;
    this.site = new Site(config.baseUri());
    this.state =
        new StandInState(
            config.memory().folder().map(ObjectFile::in).orElseGet(ObjectFile::none),
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
    this.emitter = new EventEmitter(clock, site, webhooks, Ids.random());
    this.accounts = new StandInAccounts(state, emitter);
    if (state.state(config.ownAccount()).isEmpty()) {
      state.open(new AccountTerms(config.ownAccount(), "Platform", true, true, ApiVersion.DAHLIA));
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
    new ApiRoutes(state, emitter, site, api).mount(router, config.apiKey(), config.ownAccount());
    new ControlRoutes(accounts, webhooks, api, clock, site).mount(router);
    new PageRoutes(accounts, webhooks, site).mount(router);
  }

  /// The value for `STRIPE_API_BASE`.
  public URI baseUri() {
    return site.base();
  }

  public String apiKey() {
    return config.apiKey();
  }

  /// The account of this id, created (connected, live, newest version) if it does not exist.
  public StandInAccount account(String id) {
    return accounts.account(id);
  }

  /// Creates the account on these terms, or changes its terms.
  public StandInAccount account(AccountTerms terms) {
    return accounts.account(terms);
  }

  public StandInAccount ownAccount() {
    return account(config.ownAccount());
  }

  public List<StandInAccount> accounts() {
    return accounts.all();
  }

  /// The link behind `/buy/{code}`.
  public Optional<PaymentLink> paymentLink(String code) {
    return accounts.paymentLink(code);
  }

  public void register(Endpoint endpoint) {
    webhooks.register(endpoint);
  }

  /// The webhooks: their deliveries and their faults.
  public WebhookSender webhooks() {
    return webhooks;
  }

  /// The faults of the API.
  public ApiFaults api() {
    return api;
  }

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
    state.close();
  }
}
