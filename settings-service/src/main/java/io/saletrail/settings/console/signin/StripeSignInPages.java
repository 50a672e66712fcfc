package io.saletrail.settings.console.signin;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.AccessConfig;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.Public;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.caller.Actor.Channel;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.Session;
import io.saletrail.settings.access.caller.SessionOwner;
import io.saletrail.settings.access.caller.SignInMethod;
import io.saletrail.settings.access.limit.Limited;
import io.saletrail.settings.access.stripe.AppSecret;
import io.saletrail.settings.access.stripe.ConsoleLinks;
import io.saletrail.settings.access.stripe.InstallCallback;
import io.saletrail.settings.access.stripe.InstallCallback.Outcome;
import io.saletrail.settings.access.stripe.InstallCallbackParameters;
import io.saletrail.settings.access.stripe.InstallState;
import io.saletrail.settings.access.stripe.StripeAppConfig;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.merchant.connection.ConnectionLedger;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sign-in of merchants: by installing the Stripe App, or by a link from it.
@RunOnVirtualThread
@Path("/")
@Public
@Limited(Limited.By.ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
public class StripeSignInPages {
  private static final Logger LOG = Logger.getLogger(StripeSignInPages.class);

  private final Outbox outbox;
  private final AppSecret secret;
  private final InstallState states;
  private final InstallCallback callback;
  private final ConsoleLinks links;
  private final ConnectionLedger ledger;
  private final SignIn signIn;
  private final CurrentCaller caller;
  private final AccessConfig config;
  private final StripeAppConfig app;

  StripeSignInPages(
      Outbox outbox,
      AppSecret secret,
      InstallState states,
      InstallCallback callback,
      ConsoleLinks links,
      ConnectionLedger ledger,
      SignIn signIn,
      CurrentCaller caller,
      AccessConfig config,
      StripeAppConfig app) {
    this.outbox = outbox;
    this.secret = secret;
    this.states = states;
    this.callback = callback;
    this.links = links;
    this.ledger = ledger;
    this.signIn = signIn;
    this.caller = caller;
    this.config = config;
    this.app = app;
  }

  /// Redirects to Stripe to install the app.
  /// Source: docs.stripe.com/stripe-apps/install-links.
  @GET
  @Path("/install")
  public Response install() {
    var appId =
        app.id()
            .filter(id -> secret.known())
            .orElseThrow(() -> ProblemException.notFound("No Stripe App is configured."));
    var state = states.issue();
    var link =
        "%s/apps/install/link/%s?redirect_uri=%s&state=%s"
            .formatted(
                app.marketplace(),
                encoded(appId),
                encoded(config.url() + "/install/done"),
                encoded(state));
    return Html.seeOther(link, states.cookie(state, Instant.now()));
  }

  /// The return from Stripe.
  @GET
  @Path("/install/done")
  public Response installed(
      @QueryParam("user_id") @DefaultValue("") String user,
      @QueryParam("account_id") @DefaultValue("") String account,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("install_signature") @DefaultValue("") String signature,
      @QueryParam("error") @DefaultValue("") String error,
      @CookieParam(InstallState.COOKIE) @Nullable String cookie) {
    var parameters = new InstallCallbackParameters(user, account, state, signature, error);
    var now = Instant.now();
    return switch (callback.evaluate(parameters, Optional.ofNullable(cookie), now)) {
      case Outcome.Installed(var installed) ->
          states.use(state) ? connect(installed, now) : notStartedHere();
      case Outcome.Cancelled() ->
          notice(
              "CANCELLED", "Installation cancelled", "You cancelled the installation in Stripe.");
      case Outcome.StateMismatch() -> notStartedHere();
      case Outcome.SignatureInvalid() ->
          notice(
              "NOT_SIGNED",
              "Installation not verified",
              "Stripe's signature is invalid or has expired.");
    };
  }

  /// Sign-in by a link from the app. Any site can link here, so a session of another caller stays
  /// until its owner agrees.
  @GET
  @Path("/sign-in/stripe")
  public Response follow(@QueryParam("ticket") @DefaultValue("") String ticket) {
    return caller
        .session()
        .flatMap(session -> confirmation(session, ticket))
        .orElseGet(() -> redeem(ticket));
  }

  /// The agreement to replace the session.
  @POST
  @Path("/sign-in/stripe")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response replace(@FormParam("ticket") @DefaultValue("") String ticket) {
    return redeem(ticket);
  }

  private Optional<Response> confirmation(Session session, String ticket) {
    return links
        .account(ticket)
        .filter(account -> !session.caller().equals(new Caller.MerchantCaller(account)))
        .map(
            account ->
                SignInTemplates.replaceSession(
                    name(session.owner()), account, ticket, session.csrf()))
        .map(Html::page);
  }

  private static String name(SessionOwner owner) {
    return owner.account().orElse("operator (" + owner.name() + ")");
  }

  private Response redeem(String ticket) {
    return outbox
        .await(links.redeem(ticket, account -> SignIn.record(follower(account))))
        .map(account -> signIn.open(follower(account), "/merchants/" + account + "/overview"))
        .orElseGet(this::linkExpired);
  }

  private static SessionOwner follower(String account) {
    return SessionOwner.of(new Caller.MerchantCaller(account), SignInMethod.CONSOLE_LINK);
  }

  private Response linkExpired() {
    return notice(
        "LINK_OVER",
        "Link expired",
        "A link works once and expires after two minutes. Open the console again from the Stripe App.");
  }

  private Response notStartedHere() {
    return notice(
        "NOT_ASKED",
        "Installation not started here",
        "The installation was started in another browser, has expired or is already complete.");
  }

  private Response connect(String account, Instant now) {
    var by = Actor.of(new Caller.MerchantCaller(account), Channel.CONSOLE);
    outbox.await(ledger.connect(account, now, by));
    return enter(account);
  }

  /// A new merchant begins with the Trackdesk connection, a returning one with the Overview.
  private Response enter(String account) {
    var merchant = SessionOwner.of(new Caller.MerchantCaller(account), SignInMethod.INSTALLATION);
    return withoutState(signIn.enter(merchant, "/merchants/" + account));
  }

  private Response notice(String outcome, String heading, String text) {
    LOG.infof("console.sign_in channel=STRIPE outcome=%s", outcome);
    var page = Html.page(Response.Status.BAD_REQUEST, SignInTemplates.stripeNotice(heading, text));
    return withoutState(page);
  }

  private Response withoutState(Response answer) {
    return Response.fromResponse(answer).cookie(new NewCookie[] {states.endCookie()}).build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
