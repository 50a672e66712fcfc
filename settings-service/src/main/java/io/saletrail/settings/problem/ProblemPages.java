package io.saletrail.settings.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemRenderer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/// Renders problems as an error page for browsers, as a problem document for programs.
@Singleton
public class ProblemPages implements ProblemRenderer {
  /// The API, and the routes of the Stripe App.
  private static final List<String> FOR_PROGRAMS = List.of("/api/", "/app/");

  /// The error page.
  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance problem(Problem problem);
  }

  @Override
  public Response render(Problem problem, UriInfo uri) {
    return forPrograms(uri.getPath()) ? problem.response() : page(problem);
  }

  /// Whether the path serves programs, which read problem documents, rather than browsers.
  public static boolean forPrograms(String path) {
    return FOR_PROGRAMS.stream().anyMatch(path::startsWith);
  }

  private static Response page(Problem problem) {
    return Response.status(problem.status())
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(Templates.problem(problem).render())
        .build();
  }
}
