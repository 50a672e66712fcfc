package io.saletrail.settings.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.ConnectException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns every failure of a request into a problem document or an error page.
///
/// Messages of unexpected exceptions never reach the response: they can quote user input.
public class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  /// The API, and the routes of the Stripe App.
  private static final List<String> FOR_PROGRAMS = List.of("/api/", "/app/");

  /// The error page.
  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance problem(Problem problem);
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
    if (response.getStatus() < 400) {
      return response;
    }
    var kind = ProblemKind.ofStatus(response.getStatus());
    return response(Problem.of(kind, detail(kind)), uri);
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable failure, UriInfo uri) {
    var kind =
        databaseUnavailable(failure) ? ProblemKind.SERVICE_UNAVAILABLE : ProblemKind.INTERNAL_ERROR;
    LOG.errorf(
        "request.failed path=%s outcome=%s error=%s@%s",
        uri.getPath(), kind, failure.getClass().getName(), position(failure));
    return response(Problem.of(kind, detail(kind)), uri);
  }

  /// The problem as JSON or HTML, depending on the path.
  static Response response(Problem problem, UriInfo uri) {
    var response = Response.status(problem.status()).header("Cache-Control", "no-store");
    if (forPrograms(uri.getPath())) {
      if (problem.status() == ProblemKind.SIGN_IN_REQUIRED.status()) {
        response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      }
      return response.type(Problem.MEDIA_TYPE).entity(problem).build();
    }
    return response
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .entity(Templates.problem(problem).render())
        .build();
  }

  /// Whether the path serves programs, which read problem documents, rather than browsers.
  public static boolean forPrograms(String path) {
    return FOR_PROGRAMS.stream().anyMatch(path::startsWith);
  }

  private static String detail(ProblemKind kind) {
    return switch (kind) {
      case INVALID_REQUEST -> "The request is malformed.";
      case SIGN_IN_REQUIRED -> "Send Authorization: Bearer with the operator token.";
      case FORBIDDEN -> "You do not have access.";
      case NOT_FOUND -> "There is no page or API operation at this address.";
      case METHOD_NOT_ALLOWED -> "See /q/openapi for the supported methods.";
      case NOT_ACCEPTABLE -> "Accept application/json.";
      case CONFLICT -> "Read the current state first.";
      case PAYLOAD_TOO_LARGE -> "Send less data per request.";
      case UNSUPPORTED_MEDIA_TYPE -> "Send application/json.";
      case TOO_MANY_REQUESTS -> "Wait before the next request.";
      case INTERNAL_ERROR -> "The error is logged and nothing was changed. Try again later.";
      case SERVICE_UNAVAILABLE -> "The database is unavailable. Try again later.";
    };
  }

  private static boolean databaseUnavailable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return true;
      }
    }
    return false;
  }

  /// The position of the failure, without its message, which can quote user input.
  private static String position(Throwable failure) {
    var trace = failure.getStackTrace();
    return trace.length == 0 ? "unknown" : trace[0].toString();
  }
}
