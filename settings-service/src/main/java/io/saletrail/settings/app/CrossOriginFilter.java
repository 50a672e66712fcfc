package io.saletrail.settings.app;

import io.saletrail.settings.access.stripe.AppCall;
import io.saletrail.settings.access.stripe.SignedByStripe;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Lets any page read what the routes of the Stripe App answer. The Dashboard runs the app without
/// an origin (`Origin: null`), so none can be named; what protects them is the signature, and that
/// no cookie counts there.
class CrossOriginFilter {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  /// How long a browser may remember that it was allowed to ask: a day, in seconds.
  private static final int REMEMBERED = 86_400;

  /// The question that a browser asks first.
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
