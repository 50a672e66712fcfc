package io.saletrail.ingest.reread;

import io.saletrail.runtime.operator.OperatorsOnly;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The operators' API to read again after a loss of Kafka.
@OperatorsOnly
@Path("/api/rereads")
public class RereadResource {
  private static final Logger LOG = Logger.getLogger(RereadResource.class);

  private final RereadLedger ledger;

  RereadResource(RereadLedger ledger) {
    this.ledger = ledger;
  }

  /// Reads again what was seen since `since`, for one `account` or all. Facts that Kafka still has
  /// come twice under one id, which does no harm.
  @POST
  public Uni<Response> create(
      @RestQuery @Nullable String account, @RestQuery @Nullable String since) {
    return switch (RereadRequest.read(account, since, Instant.now())) {
      case RereadRequest.Parsed.Valid(var request) ->
          ledger.forget(request).invoke(RereadResource::log).map(it -> Response.ok(it).build());
      case RereadRequest.Parsed.Invalid(var detail) ->
          Uni.createFrom().item(Problem.of(ProblemKind.INVALID_REQUEST, detail).response());
    };
  }

  private static void log(RereadResult result) {
    LOG.infof(
        "reread.requested events=%d sessions=%d requests=%d",
        result.events(), result.sessions(), result.polls());
  }
}
