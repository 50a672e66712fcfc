package io.saletrail.settings.console.signin;

import io.quarkus.qute.TemplateInstance;
import io.saletrail.runtime.operator.OperatorAuthenticator;
import io.saletrail.runtime.operator.OperatorAuthenticator.TokenResult;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.AccessConfig;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.Public;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.SessionOwner;
import io.saletrail.settings.access.caller.SignInMethod;
import io.saletrail.settings.access.limit.RateLimitExceeded;
import io.saletrail.settings.access.oidc.OidcConfig;
import io.saletrail.settings.access.session.SessionCookie;
import io.saletrail.settings.access.session.Sessions;
import io.saletrail.settings.access.stripe.StripeAppConfig;
import io.saletrail.settings.console.Html;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Sign-in by operator token, and sign-out.
@RunOnVirtualThread
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SignInPages {
  private static final Logger LOG = Logger.getLogger(SignInPages.class);

  private static final String HOME = "/merchants";

  /// Name in the audit trail for a development sign-in.
  private static final String DEVELOPER = "Developer";

  private final OperatorAuthenticator authenticator;
  private final Sessions sessions;
  private final SignIn signIn;
  private final SessionCookie cookie;
  private final CurrentCaller caller;
  private final AccessConfig config;
  private final StripeAppConfig app;
  private final OidcConfig oidc;

  SignInPages(
      OperatorAuthenticator authenticator,
      Sessions sessions,
      SignIn signIn,
      SessionCookie cookie,
      CurrentCaller caller,
      AccessConfig config,
      StripeAppConfig app,
      OidcConfig oidc) {
    this.authenticator = authenticator;
    this.sessions = sessions;
    this.signIn = signIn;
    this.cookie = cookie;
    this.caller = caller;
    this.config = config;
    this.app = app;
    this.oidc = oidc;
  }

  @GET
  @Public
  public Response signInPage(
      @QueryParam("then") @DefaultValue("") String then,
      @QueryParam("ended") @DefaultValue("false") boolean ended) {
    return switch (caller.caller()) {
      case Caller.Anonymous() ->
          ended ? sessionEnded(then) : page(Response.Status.OK, "", then, false);
      case Caller.Operator _ -> Html.seeOther(HOME);
      case Caller.MerchantCaller(var account) -> Html.seeOther(HOME + "/" + account + "/overview");
    };
  }

  @POST
  @Path("/sign-in")
  @Public
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signIn(
      @FormParam("token") @DefaultValue("") String token,
      @FormParam("then") @DefaultValue("") String then,
      @Context HttpServerRequest request) {
    if (token.isBlank()) {
      return invalid("Enter the operator token.", then);
    }
    return switch (authenticator.check(token.strip(), request)) {
      case TokenResult.Valid() ->
          signIn.enter(
              SessionOwner.of(new Caller.Operator(), SignInMethod.TOKEN), consolePage(then));
      case TokenResult.Invalid() -> {
        LOG.info("console.sign_in channel=TOKEN outcome=REFUSED");
        yield invalid("The operator token is incorrect.", then);
      }
      case TokenResult.TooManyAttempts(var wait) -> {
        LOG.info("console.sign_in channel=TOKEN outcome=TOO_MANY");
        yield tooMany(wait, then);
      }
    };
  }

  /// A browser whose session has ended also forgets it.
  private Response sessionEnded(String then) {
    return Response.fromResponse(page(Response.Status.OK, "", then, true))
        .cookie(new NewCookie[] {cookie.end()})
        .build();
  }

  private Response invalid(String error, String then) {
    return page(Response.Status.BAD_REQUEST, error, then, false);
  }

  private Response tooMany(Duration wait, String then) {
    var error = RateLimitExceeded.sentence(TokenResult.TooManyAttempts.DETAIL, wait);
    return Response.fromResponse(page(Response.Status.TOO_MANY_REQUESTS, error, then, false))
        .header(HttpHeaders.RETRY_AFTER, RateLimitExceeded.seconds(wait))
        .build();
  }

  @POST
  @Path("/sign-in/development")
  @Public
  public Response signInForDevelopment(@FormParam("then") @DefaultValue("") String then) {
    if (!config.devSignIn()) {
      throw ProblemException.notFound("No page exists at this URL.");
    }
    var operator = new Caller.Operator(DEVELOPER);
    return signIn.enter(SessionOwner.of(operator, SignInMethod.DEVELOPMENT), consolePage(then));
  }

  @POST
  @Path("/sign-out")
  @Public
  public Response signOut() {
    caller.session().ifPresent(session -> sessions.signOut(session, caller.actor()));
    return Html.seeOther("/", cookie.end());
  }

  /// The page after sign-in: only a page of the console, never another site.
  private static String consolePage(String then) {
    return then.matches(
            "(?:/merchants(?:/[A-Za-z0-9_~-]+)*|/audit|/sessions)(?:\\?[A-Za-z0-9_~=&%.:-]{0,500})?")
        ? then
        : HOME;
  }

  private Response page(Response.Status status, String error, String then, boolean ended) {
    TemplateInstance page =
        SignInTemplates.signIn(
            error,
            ended,
            consolePage(then),
            config.devSignIn(),
            app.id().isPresent(),
            oidc.issuer().isPresent());
    return Html.page(status, page);
  }
}
