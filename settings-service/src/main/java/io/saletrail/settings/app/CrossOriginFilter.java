package io.saletrail.settings.app;

import io.saletrail.settings.access.caller.SignedByStripe;
import io.saletrail.settings.access.stripe.AppCall;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Allows cross-origin calls to the routes of the Stripe App. The Dashboard runs the app with
/// `Origin: null`, so no origin can be named; the signature protects these routes, and cookies do
/// not count there.
class CrossOriginFilter {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  /// How long a browser may cache the preflight response: one day, in seconds.
  private static final int REMEMBERED = 86_400;

  /// Responds to the preflight request.
  @ServerRequestFilter(preMatching = true)
  Optional<Response> preflight(ContainerRequestContext request) {
    if (!ofTheApp(request) || !request.getMethod().equals(HttpMethod.OPTIONS)) {
      return Optional.empty();
    }
    return Optional.of(
        Response.noContent()
            .header("Access-Control-Allow-Methods", "GET, PUT, POST")
            .header(
                "Access-Control-Allow-Headers",
                String.join(
                    ", ", HttpHeaders.CONTENT_TYPE, AppCall.TEXT_HEADER, AppCall.SIGNATURE_HEADER))
            .header("Access-Control-Max-Age", REMEMBERED)
            .build());
  }

  @ServerResponseFilter
  void allow(ContainerRequestContext request, ContainerResponseContext response) {
    if (ofTheApp(request)) {
      response.getHeaders().putSingle(ALLOW_ORIGIN, "*");
    }
  }

  private static boolean ofTheApp(ContainerRequestContext request) {
    return request.getUriInfo().getPath().startsWith(SignedByStripe.PATH);
  }
}
