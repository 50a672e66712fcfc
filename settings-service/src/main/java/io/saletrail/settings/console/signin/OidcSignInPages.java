package io.saletrail.settings.console.signin;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import io.saletrail.settings.access.Public;
import io.saletrail.settings.access.limit.Limited;
import io.saletrail.settings.access.oidc.OidcConfig;
import io.saletrail.settings.access.oidc.OidcTenant;
import io.saletrail.settings.access.oidc.OperatorClaims;
import io.saletrail.settings.access.oidc.ProviderPage;
import io.saletrail.settings.console.Html;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sign-in of operators with OpenID Connect.
@RunOnVirtualThread
@Path(OidcTenant.PATH)
@Public
@Limited(Limited.By.ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
public class OidcSignInPages {
  private static final Logger LOG = Logger.getLogger(OidcSignInPages.class);

  private static final String ENDED = OidcTenant.PATH + "/ended";

  private final OidcTenant oidc;
  private final OperatorClaims operators;
  private final SecurityIdentity identity;
  private final ProviderPage provider;
  private final SignIn signIn;

  OidcSignInPages(
      OidcTenant oidc,
      OidcConfig config,
      SecurityIdentity identity,
      ProviderPage provider,
      SignIn signIn) {
    this.oidc = oidc;
    this.operators = new OperatorClaims(config.operatorClaim(), config.operatorValue().orElse(""));
    this.identity = identity;
    this.provider = provider;
    this.signIn = signIn;
  }

  /// Redirects to the provider, and handles the return.
  ///
  /// @param state set by the provider on return
  @GET
  public Response signIn(
      @QueryParam("state") @Nullable String state, @Context RoutingContext request) {
    requireConfigured();
    var token = identity.getCredential(IdTokenCredential.class);
    if (token != null) {
      return enter(token.getToken());
    }
    return Html.seeOther(state == null ? provider.url(request).orElse(ENDED) : ENDED);
  }

  /// The page for every failed sign-in.
  @GET
  @Path("/ended")
  public Response ended() {
    requireConfigured();
    return Html.page(
        Response.Status.BAD_REQUEST,
        SignInTemplates.signInEnded(
            "Sign-in failed",
            "The sign-in was started in another browser, expired or was cancelled, or your organisation did not respond."));
  }

  private Response enter(String token) {
    var owner = operators.owner(token);
    if (operators.operator(token).isEmpty()) {
      // A user who was an operator before is none from now on.
      signIn.withdraw(owner);
      throw refused();
    }
    return signIn.enter(owner, "/merchants");
  }

  private static ProblemException refused() {
    LOG.info("console.sign_in channel=OIDC outcome=NO_OPERATOR");
    return new ProblemException(
        Problem.of(
            ProblemKind.FORBIDDEN,
            "Your account is not an operator of Saletrail. Contact the administrator of your organisation."));
  }

  private void requireConfigured() {
    if (!oidc.known()) {
      throw ProblemException.notFound("No page exists at this URL.");
    }
  }
}
