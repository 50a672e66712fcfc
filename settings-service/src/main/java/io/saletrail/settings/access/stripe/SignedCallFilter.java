package io.saletrail.settings.access.stripe;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import io.saletrail.settings.access.ControlCharacters;
import io.saletrail.settings.access.caller.SignedByStripe;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Admits only signed calls to [SignedByStripe] routes.
class SignedCallFilter {
  private final CurrentIdentityAssociation identities;
  private final AppSecret secret;

  SignedCallFilter(CurrentIdentityAssociation identities, AppSecret secret) {
    this.identities = identities;
    this.secret = secret;
  }

  /// Runs after `AccessFilter`, which rejects too many attempts, and before limits by merchant.
  @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
  Uni<@Nullable Response> filter(ContainerRequestContext request, ResourceInfo route) {
    if (!route.getResourceClass().isAnnotationPresent(SignedByStripe.class)) {
      return Uni.createFrom().nullItem();
    }
    return identities
        .getDeferredIdentity()
        .map(
            identity -> {
              requireSignature(identity);
              ControlCharacters.reject(request);
              return null;
            });
  }

  private void requireSignature(SecurityIdentity identity) {
    if (!secret.known()) {
      throw ProblemException.notFound(
          "This system has no Stripe App: STRIPE_APP_SECRET is not set.");
    }
    AppCall call = identity.getAttribute(AppCall.ATTRIBUTE);
    if (call == null) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.SIGN_IN_REQUIRED,
              "Stripe's signature of this call is missing, invalid or too old."
                  + " Reload the page in the Stripe Dashboard."));
    }
  }
}
