package io.saletrail.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/// Refuses a NUL in path and query: no ID or name contains one, and PostgreSQL stores none.
@ApplicationScoped
public class TargetFilter {
  private static final String NUL = "%00";

  /// After [BodyFilter], before authentication.
  private static final int PRIORITY = 900;

  private final Buffer refusal;

  @Inject
  TargetFilter(ObjectMapper json) throws JsonProcessingException {
    var problem = Problem.of(ProblemKind.INVALID_REQUEST, "The URL contains a NUL character.");
    this.refusal = Buffer.buffer(json.writeValueAsBytes(problem));
  }

  void register(@Observes Filters filters) {
    filters.register(this::filter, PRIORITY);
  }

  private void filter(RoutingContext http) {
    if (!http.request().uri().contains(NUL)) {
      http.next();
      return;
    }
    http.response()
        .setStatusCode(ProblemKind.INVALID_REQUEST.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(refusal);
  }
}
