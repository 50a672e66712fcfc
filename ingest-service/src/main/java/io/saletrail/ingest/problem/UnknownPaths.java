package io.saletrail.ingest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Responds 404 to unknown paths.
@Singleton
class UnknownPaths {
  private static final Problem NOT_FOUND =
      Problem.of(ProblemKind.NOT_FOUND, "No resource has this path.");

  private final String body;

  UnknownPaths(ObjectMapper json) throws JsonProcessingException {
    this.body = json.writeValueAsString(NOT_FOUND);
  }

  void install(@Observes Router router) {
    router.route().last().handler(this::respond);
  }

  private void respond(RoutingContext http) {
    http.response()
        .setStatusCode(NOT_FOUND.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(body);
  }
}
