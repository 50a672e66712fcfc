package io.saletrail.settings.console.signin;

import io.saletrail.settings.access.oidc.OidcConfig;
import io.saletrail.settings.access.stripe.StripeAppConfig;
import io.saletrail.settings.access.AccessConfig;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.OperatorAuthenticator;
import io.saletrail.settings.access.OperatorAuthenticator.TokenResult;
import io.saletrail.settings.access.Public;
import io.saletrail.settings.access.Sessions;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.limit.RateLimitExceeded;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.problem.ProblemException;
import io.smallrye.mutiny.Uni;
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
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/// In and out of the console.
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SignInPages {
  private static final Logger LOG = Logger.getLogger(SignInPages.class);

  private static final String HOME = "/merchants";

  /// What the audit trail calls whoever came in without showing anything.
  private static final String DEVELOPER = "Developer";

  private final OperatorAuthenticator desk;
  private final Sessions sessions;
  private final SignIn entrance;
  private final AuditLog audit;
  private final CurrentCaller visitor;
  private final AccessConfig config;
  private final StripeAppConfig app;
  private final OidcConfig oidc;

  SignInPages(
      OperatorAuthenticator desk,
      Sessions sessions,
      SignIn entrance,
      AuditLog audit,
      CurrentCaller visitor,
      AccessConfig config,
      StripeAppConfig app,
      OidcConfig oidc) {
    this.desk = desk;
    this.sessions = sessions;
    this.entrance = entrance;
    this.audit = audit;
    this.visitor = visitor;
    this.config = config;
    this.app = app;
    this.oidc = oidc;
  }

  @GET
  @Public
  @Operation(hidden = true)
  public Response signInPage(@QueryParam("then") @DefaultValue("") String then) {
    return switch (visitor.caller()) {
      case Caller.Anonymous() -> page(Response.Status.OK, "", then);
      case Caller.Operator _ -> Html.seeOther(HOME);
      case Caller.MerchantCaller(var account) -> Html.seeOther(HOME + "/" + account);
    };
  }

  @POST
  @Path("/sign-in")
  @Public
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> signIn(
      @FormParam("token") @DefaultValue("") String shown,
      @FormParam("then") @DefaultValue("") String then,
      @Context HttpServerRequest request) {
    if (shown.isBlank()) {
      return Uni.createFrom().item(wrong("Enter the operator token.", then));
    }
    return switch (desk.check(shown.strip(), request)) {
      case TokenResult.Valid() ->
          entrance.enter(new Caller.Operator(), SignInMethod.TOKEN, ownPage(then));
      case TokenResult.Invalid() -> {
        LOG.info("console.sign_in way=TOKEN outcome=REFUSED");
        yield Uni.createFrom().item(wrong("This is not the operator token of this system.", then));
      }
      case TokenResult.TooManyAttempts(var wait) -> {
        LOG.info("console.sign_in way=TOKEN outcome=TOO_MANY");
        yield Uni.createFrom().item(tooMany(wait, then));
      }
    };
  }

  private Response wrong(String fault, String then) {
    return page(Response.Status.BAD_REQUEST, fault, then);
  }

  private Response tooMany(Duration wait, String then) {
    var fault = RateLimitExceeded.sentence(TokenResult.TooManyAttempts.DETAIL, wait);
    return Response.fromResponse(page(Response.Status.TOO_MANY_REQUESTS, fault, then))
        .header(HttpHeaders.RETRY_AFTER, RateLimitExceeded.seconds(wait))
        .build();
  }

  @POST
  @Path("/sign-in/development")
  @Public
  @Operation(hidden = true)
  public Uni<Response> signInForDevelopment(@FormParam("then") @DefaultValue("") String then) {
    if (!config.devSignIn()) {
      throw ProblemException.notFound("No page has this address.");
    }
    var operator = new Caller.Operator(DEVELOPER);
    return entrance.enter(operator, SignInMethod.DEVELOPMENT, ownPage(then));
  }

  @POST
  @Path("/sign-out")
  @Public
  @Operation(hidden = true)
  public Uni<Response> signOut() {
    var out = Html.seeOther("/", sessions.endCookie());
    return switch (visitor.caller()) {
      case Caller.Anonymous() -> Uni.createFrom().item(out);
      case Caller.Operator _, Caller.MerchantCaller _ ->
          audit
              .record(AuditRecord.ofActor(visitor.actor(), AuditAction.SIGNED_OUT, ""))
              .replaceWith(out);
    };
  }

  /// Where to go after signing in: only ever a page of ours.
  private static String ownPage(String then) {
    return then.matches("/merchants(?:/[A-Za-z0-9_-]+)*") ? then : HOME;
  }

  private Response page(Response.Status status, String fault, String then) {
    TemplateInstance page =
        SignInTemplates.signIn(
            fault,
            ownPage(then),
            config.devSignIn(),
            app.id().isPresent(),
            oidc.issuer().isPresent());
    return Html.page(status, page);
  }
}
