package io.saletrail.settings.access.oidc;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// A failure on the way back from the provider, such as an unknown state, occurs before any
/// resource runs. The browser is redirected to a page that explains it.
@ApplicationScoped
class OidcFailures {
  private static final Logger LOG = Logger.getLogger(OidcFailures.class);

  private static final int SEE_OTHER = 303;

  void watch(@Observes Router router) {
    router.route(OidcTenant.PATH).failureHandler(OidcFailures::end);
  }

  private static void end(RoutingContext request) {
    var failure = request.failure();
    // Both redirect to the provider, which is correct.
    if (request.response().ended()
        || failure instanceof AuthenticationFailedException
        || failure instanceof AuthenticationRedirectException) {
      request.next();
      return;
    }
    LOG.infof(
        "console.sign_in channel=OIDC outcome=FAILED error=%s",
        failure == null ? "none" : failure.getClass().getName());
    request
        .response()
        .setStatusCode(SEE_OTHER)
        .putHeader("Location", OidcTenant.PATH + "/ended")
        .putHeader("Cache-Control", "no-store")
        .end();
  }
}
