package io.saletrail.outbox.relay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.operator.OperatorsOnly;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/// The operators' API of facts that Kafka refuses, the same in every service. It shows what is
/// refused and why, never what it holds.
@OperatorsOnly
@Path("/api/refused-facts")
public class RefusedFactsResource {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final Outbox outbox;
  private final RefusedRetry retry;
  private final Duration timeout;

  RefusedFactsResource(
      Outbox outbox,
      RefusedRetry retry,
      @ConfigProperty(name = "saletrail.database.timeout") Duration timeout) {
    this.outbox = outbox;
    this.retry = retry;
    this.timeout = timeout;
  }

  /// Lists facts in the order of their ids.
  ///
  /// @param after the last id of the previous page
  @GET
  public Uni<Response> list(@RestQuery Optional<Long> after, @RestQuery Optional<Integer> limit) {
    var requested = limit.orElse(DEFAULT_LIMIT);
    if (requested < 1 || requested > MAX_LIMIT) {
      var detail = "`limit` must be a number from 1 to " + MAX_LIMIT + ".";
      return Uni.createFrom().item(Problem.of(ProblemKind.INVALID_REQUEST, detail).response());
    }
    return outbox
        .read(session -> RefusedTable.list(session, after.orElse(0L), requested))
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(found -> Response.ok(Page.of(found, requested)).build());
  }

  /// @param next the value of `after` for the next page; absent on the last one
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Page(List<RefusedEntry> facts, Optional<Long> next) {
    static Page of(List<RefusedEntry> facts, int limit) {
      return new Page(
          facts, facts.size() < limit ? Optional.empty() : Optional.of(facts.getLast().id()));
    }
  }

  /// Sends all of them again.
  @POST
  @Path("/retry")
  public Uni<Response> retry() {
    return retry
        .all()
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(sent -> Response.ok(Map.of("sent", sent)).build());
  }
}
