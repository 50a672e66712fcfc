package io.saletrail.ingest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;

/// Responds 404 to unknown paths.
@Singleton
class UnknownPaths {
  private final String body;

  UnknownPaths(ObjectMapper json) throws JsonProcessingException {
    this.body = json.writeValueAsString(Problem.of(Status.NOT_FOUND, "No resource has this path."));
  }

  void install(@Observes Router router) {
    router.route().last().handler(this::respond);
  }

  private void respond(RoutingContext http) {
    http.response()
        .setStatusCode(Status.NOT_FOUND.getStatusCode())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(body);
  }
}
