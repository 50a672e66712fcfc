package io.saletrail.ingest.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Maps exceptions of REST resources to problem documents.
class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  @ServerExceptionMapper
  Response refused(WebApplicationException refusal) {
    var status = refusal.getResponse().getStatusInfo();
    return Problem.of(status, "Correct the request.").response();
  }

  @ServerExceptionMapper
  Response failed(RuntimeException failure) {
    // Database or Kafka. The message may quote a row, the class name cannot.
    LOG.warnf("request.failed error=%s", failure.getClass().getName());
    return Problem.of(
            Status.SERVICE_UNAVAILABLE, "The service is temporarily unavailable. Try again.")
        .response();
  }
}
