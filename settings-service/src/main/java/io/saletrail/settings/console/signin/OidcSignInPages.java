package io.saletrail.settings.console.signin;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.Public;
import io.saletrail.settings.access.limit.Limited;
import io.saletrail.settings.access.oidc.OidcConfig;
import io.saletrail.settings.access.oidc.OidcTenant;
import io.saletrail.settings.access.oidc.OperatorClaims;
import io.saletrail.settings.console.Html;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
  private final CurrentIdentityAssociation identity;
  private final HttpAuthenticator provider;
  private final SignIn signIn;
  private final Outbox outbox;

  OidcSignInPages(
      OidcTenant oidc,
      OidcConfig config,
      CurrentIdentityAssociation identity,
      HttpAuthenticator provider,
      SignIn signIn,
      Outbox outbox) {
    this.outbox = outbox;
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
  @Operation(hidden = true)
  public Response signIn(
      @QueryParam("state") @Nullable String state, @Context RoutingContext request) {
    requireConfigured();
    var found = outbox.await(identity.getDeferredIdentity());
    var token = found.getCredential(IdTokenCredential.class);
    if (token != null) {
      return enter(token.getToken());
    }
    return Html.seeOther(state == null ? providerPage(request).orElse(ENDED) : ENDED);
  }

  private Optional<String> providerPage(RoutingContext request) {
    // Quarkus logs why a provider was not discovered.
    return outbox.await(
        provider
            .getChallenge(request)
            .map(OidcSignInPages::location)
            .onFailure()
            .recoverWithItem(Optional.empty()));
  }

  private static Optional<String> location(@Nullable ChallengeData challenge) {
    return challenge == null
        ? Optional.empty()
        : challenge.getHeaders().entrySet().stream()
            .filter(each -> HttpHeaders.LOCATION.equalsIgnoreCase(each.getKey().toString()))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  /// The page for every failed sign-in.
  @GET
  @Path("/ended")
  @Operation(hidden = true)
  public Response ended() {
    requireConfigured();
    return Html.page(
        Response.Status.BAD_REQUEST,
        SignInTemplates.signInEnded(
            "Sign-in failed",
            "The sign-in was started in another browser, expired or was cancelled, or your organisation did not respond."));
  }

  private Response enter(String token) {
    return operators
        .operator(token)
        .map(operator -> signIn.enter(operator, SignInMethod.OIDC, "/merchants"))
        .orElseThrow(OidcSignInPages::refused);
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
