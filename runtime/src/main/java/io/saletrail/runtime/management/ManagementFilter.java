package io.saletrail.runtime.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/// Separates two ports: `/q` answers on the management port, everything else on the other.
final class ManagementFilter implements Handler<RoutingContext> {
  private static final String PATH = "/q";

  private final int port;
  private final Buffer refusal;

  /// @param port the management port
  ManagementFilter(int port, ObjectMapper json) throws JsonProcessingException {
    this.port = port;
    var problem = Problem.of(ProblemKind.NOT_FOUND, "There is nothing at this URL.");
    this.refusal = Buffer.buffer(json.writeValueAsBytes(problem));
  }

  @Override
  public void handle(RoutingContext http) {
    var arrived = http.request().localAddress();
    var management = arrived != null && arrived.port() == port;
    if (management == isManagement(http.normalizedPath())) {
      http.next();
      return;
    }
    http.response()
        .setStatusCode(ProblemKind.NOT_FOUND.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(refusal);
  }

  /// Routes match by the normal form, in which `//q`, `/./q`, `/x/../q` and `/%71` are `/q`.
  private static boolean isManagement(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/") || path.startsWith(PATH + ";");
  }
}
