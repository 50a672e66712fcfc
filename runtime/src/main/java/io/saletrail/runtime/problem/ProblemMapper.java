package io.saletrail.runtime.problem;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns every failure of a REST resource into a problem.
///
/// Messages of unexpected exceptions never reach the response: they can quote user input or a row.
public class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  private final Instance<ProblemRenderer> renderer;

  ProblemMapper(Instance<ProblemRenderer> renderer) {
    this.renderer = renderer;
  }

  @ServerExceptionMapper
  public Response refused(ProblemException refusal, UriInfo uri) {
    var response = Response.fromResponse(response(refusal.problem(), uri));
    refusal.retryAfter().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
    return response.build();
  }

  @ServerExceptionMapper
  public Response framework(WebApplicationException refusal, UriInfo uri) {
    var response = refusal.getResponse();
    return response.getStatus() < 400 ? response : response(kind(refusal, uri), uri);
  }

  /// The framework answers 404 to an ID in the path and to a query parameter alike when it cannot
  /// convert them, and names the cause. Only the first is a URL that leads nowhere.
  private static ProblemKind kind(WebApplicationException refusal, UriInfo uri) {
    var unreadable = refusal instanceof NotFoundException && refusal.getCause() != null;
    return unreadable && !uri.getQueryParameters().isEmpty()
        ? ProblemKind.INVALID_REQUEST
        : ProblemKind.ofStatus(refusal.getResponse().getStatus());
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable failure, UriInfo uri) {
    if (RefusedValues.in(failure)) {
      return response(ProblemKind.INVALID_REQUEST, uri);
    }
    var kind =
        UnavailableDatabase.in(failure)
            ? ProblemKind.SERVICE_UNAVAILABLE
            : ProblemKind.INTERNAL_ERROR;
    LOG.errorf(
        "request.failed path=%s outcome=%s error=%s@%s",
        uri.getPath(), kind, failure.getClass().getName(), position(failure));
    return response(kind, uri);
  }

  private Response response(ProblemKind kind, UriInfo uri) {
    return response(Problem.of(kind, detail(kind)), uri);
  }

  private Response response(Problem problem, UriInfo uri) {
    return renderer.isResolvable() ? renderer.get().render(problem, uri) : problem.response();
  }

  private static String detail(ProblemKind kind) {
    return switch (kind) {
      case INVALID_REQUEST -> "The request is malformed.";
      case SIGN_IN_REQUIRED -> "Send Authorization: Bearer with the operator token.";
      case FORBIDDEN -> "You do not have access.";
      case NOT_FOUND -> "There is no page or API operation at this URL.";
      case METHOD_NOT_ALLOWED -> "This URL does not support the method of the request.";
      case NOT_ACCEPTABLE -> "Accept application/json.";
      case REQUEST_TIMEOUT -> "Send the whole request sooner.";
      case CONFLICT -> "Read the current state first.";
      case PAYLOAD_TOO_LARGE -> "Send less data per request.";
      case UNSUPPORTED_MEDIA_TYPE -> "Send application/json.";
      case TOO_MANY_REQUESTS -> "Wait before the next request.";
      case INTERNAL_ERROR -> "The error is logged and nothing was changed. Try again later.";
      case SERVICE_UNAVAILABLE -> "The database is unavailable. Try again later.";
    };
  }

  /// The position of the failure, without its message, which can quote user input.
  private static String position(Throwable failure) {
    var trace = failure.getStackTrace();
    return trace.length == 0 ? "unknown" : trace[0].toString();
  }
}
