package io.saletrail.settings.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import io.saletrail.settings.access.caller.Session;
import io.saletrail.settings.access.caller.SignedByStripe;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/// Browsers attach the session cookie automatically, so every request that changes state must carry
/// the session's CSRF token: forms in the field `csrf`, scripts in the header `X-CSRF-Token`.
///
/// Requests with the operator token or with Stripe's signature need none: browsers do not attach
/// those automatically.
class CsrfFilter {
  static final String FIELD = "csrf";
  static final String HEADER = "X-CSRF-Token";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final CurrentIdentityAssociation identity;

  CsrfFilter(CurrentIdentityAssociation identity) {
    this.identity = identity;
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
  @WithFormRead
  Uni<@Nullable Response> stop(
      ResteasyReactiveContainerRequestContext request, ResourceInfo route) {
    if (SAFE.contains(request.getMethod())
        || route.getResourceClass().isAnnotationPresent(SignedByStripe.class)) {
      return Uni.createFrom().nullItem();
    }
    // Browsers mark cross-site requests; no other site submits our forms.
    if ("cross-site".equals(request.getHeaderString("Sec-Fetch-Site"))) {
      throw refused();
    }
    return identity
        .getDeferredIdentity()
        .map(
            found -> {
              Session session = found.getAttribute(Session.ATTRIBUTE);
              if (session != null && !presented(request).filter(session::csrfMatches).isPresent()) {
                throw refused();
              }
              return null;
            });
  }

  private static Optional<String> presented(ResteasyReactiveContainerRequestContext request) {
    var type = request.getMediaType();
    if (type != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)) {
      var form = (ResteasyReactiveRequestContext) request.getServerRequestContext();
      return Optional.ofNullable((String) form.getFormParameter(FIELD, true, false));
    }
    return Optional.ofNullable(request.getHeaderString(HEADER));
  }

  private static ProblemException refused() {
    return new ProblemException(
        Problem.of(
            ProblemKind.FORBIDDEN,
            "This form belongs to another session. Go back, reload the page and submit it again."));
  }
}
