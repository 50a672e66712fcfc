package io.saletrail.ingest.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What a REST resource answers when it does not answer itself.
class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  @ServerExceptionMapper
  Response refused(WebApplicationException refusal) {
    var status = refusal.getResponse().getStatusInfo();
    return Problem.of(status, "The request cannot be answered as it was sent.").response();
  }

  @ServerExceptionMapper
  Response failed(RuntimeException failure) {
    // The database or Kafka; the message may quote a row, the class name cannot.
    LOG.warnf("request.failed error=%s", failure.getClass().getName());
    return Problem.of(Status.SERVICE_UNAVAILABLE, "Try again in a moment.").response();
  }
}
