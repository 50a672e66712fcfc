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

/// Turns whatever ends a request early into a problem document or a page.
///
/// Nothing of an unexpected error reaches the answer: its words may hold what was typed.
public class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  /// The API, and what the Stripe App calls.
  private static final List<String> FOR_PROGRAMS = List.of("/api/", "/app/");

  /// The page that says what went wrong.
  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance problem(Problem problem);
  }

  @ServerExceptionMapper
  public Response refused(ProblemException refusal, UriInfo uri) {
    var answer = Response.fromResponse(answer(refusal.problem(), uri));
    refusal.retryAfter().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
    return answer.build();
  }

  @ServerExceptionMapper
  public Response framework(WebApplicationException refusal, UriInfo uri) {
    var response = refusal.getResponse();
    if (response.getStatus() < 400) {
      return response;
    }
    var kind = ProblemKind.ofStatus(response.getStatus());
    return answer(Problem.of(kind, detail(kind)), uri);
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable failure, UriInfo uri) {
    var kind = databaseAway(failure) ? ProblemKind.UNAVAILABLE : ProblemKind.BROKEN;
    LOG.errorf(
        "request.failed path=%s outcome=%s error=%s at=%s",
        uri.getPath(), kind, failure.getClass().getName(), place(failure));
    return answer(Problem.of(kind, detail(kind)), uri);
  }

  /// The problem in the form that the address speaks.
  static Response answer(Problem problem, UriInfo uri) {
    var answer = Response.status(problem.status()).header("Cache-Control", "no-store");
    if (forPrograms(uri.getPath())) {
      if (problem.status() == ProblemKind.NOT_SIGNED_IN.status()) {
        answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      }
      return answer.type(Problem.MEDIA_TYPE).entity(problem).build();
    }
    return answer
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .entity(Templates.problem(problem).render())
        .build();
  }

  /// Whether a program asked, which reads problem documents, and not a person with a browser.
  public static boolean forPrograms(String path) {
    return FOR_PROGRAMS.stream().anyMatch(path::startsWith);
  }

  private static String detail(ProblemKind kind) {
    return switch (kind) {
      case INVALID_INPUT -> "The request cannot be read.";
      case NOT_SIGNED_IN -> "Send Authorization: Bearer with the operator token.";
      case NOT_ALLOWED -> "You are signed in, but not for this.";
      case NOT_FOUND -> "No page and no part of the API has this address.";
      case METHOD_NOT_ALLOWED -> "The description at /q/openapi says which methods it takes.";
      case NOT_ACCEPTABLE -> "Ask for application/json.";
      case CONFLICT -> "Look at what is there first.";
      case TOO_LARGE -> "Send less at a time.";
      case UNSUPPORTED_MEDIA_TYPE -> "Send application/json.";
      case TOO_MANY -> "Wait until some of them have ended.";
      case BROKEN -> "It is in our log. Nothing was changed; try again in a while.";
      case UNAVAILABLE -> "The database does not answer. Try again in a while.";
    };
  }

  private static boolean databaseAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return true;
      }
    }
    return false;
  }

  /// Where it broke: class and line, without the words that may quote what was typed.
  private static String place(Throwable failure) {
    var trace = failure.getStackTrace();
    return trace.length == 0 ? "unknown" : trace[0].toString();
  }
}
